// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.peer.Dcmtk;
import org.consentry.agent.dicom.peer.Scan;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What leaves breaks no rule of PS3.3 and PS3.5 that it did not break before, as {@code dciodvfy} of dicom3tools sees
 * them.
 */
class ValidityIT {
    /**
     * dciodvfy 1.00~20220618 says so of every (0012,0083) whose Distribution Type is not NAMED_PROTOCOL, although the
     * attribute is not there, and is silent where it is missing: its condition is the wrong way round.
     */
    private static final String REVERSED = "Only permitted when DistributionType is NAMED_PROTOCOL";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource
    void deidentifyingAddsNoMistake(String name, Dataset scan) {
        Set<String> before = mistakes("before", scan);
        Dataset cleaned = Scans.cleaned(folder, scan, RecipientOptions.USUAL_SET.toArray(new ProfileOption[0]));
        Set<String> after = mistakes("after", cleaned);

        assertThat(before).as("dciodvfy knows the object").noneMatch(line -> line.contains("not a recognized"));
        after.removeAll(before);
        assertThat(after).isEmpty();
    }

    static Stream<Arguments> deidentifyingAddsNoMistake() {
        return Stream.of(
                Arguments.of("CT", ct()),
                Arguments.of("MR", Scan.withPixels(Scan.mr("P-100", 1).put(Tag.BODY_PART_EXAMINED, "CHEST"))),
                // Referenced Study Sequence went out with zero items
                Arguments.of(
                        "references",
                        ct().putSequence(0x00081110, reference("1.2.840.10008.3.1.2.3.1"))
                                .putSequence(0x00081140, reference(Scan.CT_CLASS))
                                .putSequence(
                                        0x00082112, reference(Scan.CT_CLASS).putSequence(0x0040A170, code("Chest")))),
                // and (0012,0083) without (0012,0050)
                Arguments.of(
                        "trial",
                        ct().put(0x00120010, "Sponsor")
                                .put(0x00120020, "Protocol")
                                .put(0x00120021, "")
                                .put(0x00120030, "Site")
                                .put(0x00120031, "")
                                .put(0x00120040, "Subject-1")
                                .put(0x00120050, "Day 1")),
                Arguments.of(
                        "request",
                        ct().putSequence(
                                        0x00400275,
                                        new Dataset()
                                                .put(0x00321060, "CT chest for Mrs Quill")
                                                .put(0x00400007, "CT chest")
                                                .put(0x00400009, "STEP-4711")
                                                .put(0x00401001, "PROC-4711"))
                                .putSequence(0x00081032, code("CT chest as Mrs Quill asked for"))),
                Arguments.of(
                        "people",
                        ct().put(0x00081048, "Quill^Q")
                                .put(0x00081070, "Opera^Tor")
                                .put(0x00100033, "S6.7.12")
                                .put(0x00100035, "JAPANESE")));
    }

    private static Dataset ct() {
        return Scan.withPixels(Scan.ct("P-100", 1));
    }

    private static Dataset reference(String sopClass) {
        return new Dataset().put(0x00081150, sopClass).put(0x00081155, "2.999.4.5.6");
    }

    private static Dataset code(String meaning) {
        return new Dataset()
                .put(Tag.CODE_VALUE, "51185008")
                .put(Tag.CODING_SCHEME_DESIGNATOR, "SCT")
                .put(Tag.CODE_MEANING, meaning);
    }

    /** Errors, with UIDs alike: those of before and after differ. */
    private Set<String> mistakes(String name, Dataset dataset) {
        Path file = Scan.file(folder.resolve(name + ".dcm"), dataset, TransferSyntax.EXPLICIT_LE);
        List<String> said =
                Dcmtk.run("dciodvfy", file.toString()).output().lines().toList();
        assertThat(said).isNotEmpty();
        Set<String> mistakes = new TreeSet<>();
        said.stream()
                .filter(line -> line.startsWith("Error") && !line.contains(REVERSED))
                .map(line -> line.replaceAll("[0-9]+(\\.[0-9]+){2,}", "UID"))
                .forEach(mistakes::add);
        return mistakes;
    }
}
