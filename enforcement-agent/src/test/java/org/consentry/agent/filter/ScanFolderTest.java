// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.replica.Entries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanFolderTest {
    @TempDir
    Path work;

    @TempDir
    Path data;

    private Path folder;
    private FakeAgent agent;

    @BeforeEach
    void start() throws IOException {
        agent = new FakeAgent(data);
        folder = Files.createDirectories(work.resolve("scans"));
        Files.createDirectories(folder.resolve("a"));
        scan("a/anna1.dcm", Entries.CHEST.value(), "4711", 1);
        scan("a/anna2", Entries.CHEST.value(), "4711", 2);
        scan("ben.dcm", Entries.HEAD.value(), "4712", 1);
        Files.writeString(folder.resolve("notes.txt"), "no scan");
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    @Test
    void filesThatMayLeaveAreListedAndTheOthersWithTheirReason() throws IOException {
        String sums = new ScanFolder(folder).list(ask(), new CohortClient(), work.resolve("kept"), work.resolve("no"));

        assertThat(work.resolve("kept")).hasContent("a/anna1.dcm\na/anna2\n");
        assertThat(work.resolve("no")).hasContent("OPT_IN_MISSING,ben.dcm\nNO_STUDY,notes.txt\n");
        assertThat(sums).contains("Kept 2 files", "NO_STUDY 1, OPT_IN_MISSING 1", "(DEID 2)");
        assertThat(agent.questions().get(0).lines())
                .as("each study is asked for once")
                .hasSize(3);
    }

    @Test
    void filesThatMayLeaveAreCopiedForTheirOwnerOnly() throws IOException {
        new ScanFolder(folder).copy(ask(), new CohortClient(), work.resolve("kept"), work.resolve("no"));

        assertThat(files(work.resolve("kept"))).containsExactly("a/anna1.dcm", "a/anna2");
        assertThat(work.resolve("kept/a/anna2")).hasSameBinaryContentAs(folder.resolve("a/anna2"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(work.resolve("kept"))))
                .isEqualTo("rwx------");
    }

    /** The agent is asked for a study, so it cannot see that a file of it names somebody else. */
    @Test
    void aStudyOfTwoPatientsStays() throws IOException {
        scan("a/bens", Entries.CHEST.value(), "4712", 3);

        new ScanFolder(folder).copy(ask(), new CohortClient(), work.resolve("kept"), work.resolve("no"));

        assertThat(files(work.resolve("kept"))).isEmpty();
        assertThat(Files.readString(work.resolve("no")))
                .contains("MIXED_PATIENT,a/anna1.dcm", "MIXED_PATIENT,a/anna2", "MIXED_PATIENT,a/bens");
    }

    @Test
    void linksAndOddNamesStay() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("a/anna1.dcm"));
        Files.createSymbolicLink(folder.resolve("folder"), folder.resolve("a"));
        Files.copy(folder.resolve("a/anna1.dcm"), folder.resolve("two\nlines"));

        new ScanFolder(folder).list(ask(), new CohortClient(), work.resolve("kept"), work.resolve("no"));

        assertThat(work.resolve("kept")).hasContent("a/anna1.dcm\na/anna2\n");
        assertThat(Files.readString(work.resolve("no")))
                .contains("NO_STUDY,link", "NO_STUDY,folder", "ODD_NAME,two?lines");
    }

    @Test
    void withoutAWholeAnswerNothingIsThere() throws IOException {
        agent.spoil(answer -> answer.replaceFirst("\\{\"trailer\".*", ""));

        assertThatThrownBy(() -> new ScanFolder(folder)
                        .copy(ask(), new CohortClient(), work.resolve("kept"), work.resolve("no")))
                .isInstanceOf(FilterFailedException.class);
        assertThat(files(work)).allMatch(name -> name.startsWith("scans/"));
    }

    @Test
    void copiesGoIntoANewFolderElsewhere() throws IOException {
        assertThatThrownBy(() -> new ScanFolder(folder)
                        .copy(ask(), new CohortClient(), folder.resolve("kept"), work.resolve("no")))
                .isInstanceOf(FilterFailedException.class);
        assertThatThrownBy(() -> new ScanFolder(folder).copy(ask(), new CohortClient(), work, work.resolve("no")))
                .isInstanceOf(FilterFailedException.class);
        assertThat(files(work)).allMatch(name -> name.startsWith("scans/"));
    }

    @Test
    void aFileThatChangedSinceItWasLookedAtIsNotCopied() throws IOException {
        try (CopiedFolder copies = CopiedFolder.begin(work.resolve("kept"), folder)) {
            ScanFile judged = ScanFile.read(folder.resolve("a/anna1.dcm")).orElseThrow();
            scan("a/anna1.dcm", Entries.HEAD.value(), "4712", 1);

            assertThatThrownBy(() -> copies.add(Path.of("a/anna1.dcm"), judged))
                    .isInstanceOf(FilterFailedException.class);
        }
        assertThat(files(work)).allMatch(name -> name.startsWith("scans/"));
    }

    private CohortAsk ask() {
        return new CohortAsk(agent.address(), FakeAgent.TOKEN, "northlight", "MLTRAINING", List.of("DEID"));
    }

    private void scan(String name, String study, String patient, int number) {
        Dataset scan = Scan.withPixels(Scan.ct(patient, number)).put(Tag.STUDY_INSTANCE_UID, study);
        Scan.file(folder.resolve(name), scan, TransferSyntax.EXPLICIT_LE);
    }

    private static List<String> files(Path top) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            return all.filter(Files::isRegularFile)
                    .map(path -> top.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }
}
