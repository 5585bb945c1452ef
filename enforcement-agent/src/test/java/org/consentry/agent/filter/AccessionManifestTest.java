// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessionManifestTest {
    private static final String ANNAS = "2.999.5.1";
    private static final String ANNAS_OTHER = "2.999.5.11";
    private static final String BENS = "2.999.5.2";

    @TempDir
    Path folder;

    @TempDir
    Path data;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>(Map.of("CONSENTRY_TOKEN", FakeAgent.TOKEN));
    private FakeAgent agent;
    private FakeArchive archive;

    @BeforeEach
    void start() throws IOException {
        agent = new FakeAgent(data);
        archive = new FakeArchive()
                .has("A-1", ANNAS, "4711", "RIS")
                .has("B-1", BENS, "4712", "RIS")
                .has("A-2", ANNAS, "4711", "RIS")
                .has("A-2", ANNAS_OTHER, "4711", "RIS")
                .has("A-3", ANNAS, "4711", "RIS")
                .has("A-3", "2.999.8", "4711", "RIS")
                .has("M-1", ANNAS, "4711", "RIS")
                .has("M-1", BENS, "4712", "RIS");
    }

    @AfterEach
    void stop() {
        agent.close();
        archive.close();
    }

    @Test
    void rowsThatNameAnAccessionNumberStayAsTheyStandOrGetTheirReason() throws IOException {
        String names = "Accession Number,Note\r\n";
        int exit = filter(
                names
                        + "A-1,one\r\n\"A-1\",again\r\nA-2,two\r\nA-3,half\r\nB-1,no\r\nM-1,mixed\r\nC-9,?\r\n,x\r\nA*,x\r\nA-1\r\n",
                archive());

        assertThat(exit).as(said.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(text("kept")).isEqualTo(names + "A-1,one\r\n\"A-1\",again\r\nA-2,two\r\n");
        assertThat(text("refused").lines())
                .containsExactly(
                        "Accession Number,Note,consentry_code",
                        "A-3,half,NO_PATIENT",
                        "B-1,no,OPT_IN_MISSING",
                        "M-1,mixed,MIXED_PATIENT",
                        "C-9,?,ACCESSION_UNKNOWN",
                        ",x,NO_ACCESSION",
                        "A*,x,NO_ACCESSION",
                        "A-1,MALFORMED_ROW");
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("Kept 3 rows, refused 7", "(DEID 3)")
                .doesNotContain("A-1", "B-1", "4711");
        assertThat(archive.asked()).as("each number once").hasSize(6);
        assertThat(agent.questions()).singleElement().asString().doesNotContain("A-1");
    }

    @Test
    void theIssuerIsReadWhereAColumnNamesIt() throws IOException {
        archive.has("A-9", BENS, "4712", "CARDIO");
        String names = "accession_number;Issuer Of Accession Number\n";
        filter(names + "A-1;RIS\nA-1;CARDIO\nA-1;\nA-9;CARDIO\n", archive("--delimiter", ";"));

        assertThat(text("kept")).isEqualTo(names + "A-1;RIS\nA-1;\n");
        assertThat(text("refused")).contains("A-1;CARDIO;ACCESSION_UNKNOWN\n", "A-9;CARDIO;OPT_IN_MISSING\n");

        Files.delete(folder.resolve("kept"));
        Files.delete(folder.resolve("refused"));
        filter("Order,Who\nA-1,RIS\n", archive("--accession-column", "Order", "--issuer-column", "Who"));
        assertThat(text("kept")).isEqualTo("Order,Who\nA-1,RIS\n");
    }

    @Test
    void anIssuerThatTheArchiveDoesNotSayIsNotGuessedUnlessItIsNotToBeRead() throws IOException {
        archive.has("D-1", ANNAS, "4711", "");
        filter("AccessionNumber,AccessionIssuer\nD-1,RIS\n", archive());
        assertThat(text("refused")).contains("D-1,RIS,ISSUER_UNKNOWN");

        Files.delete(folder.resolve("kept"));
        Files.delete(folder.resolve("refused"));
        filter("AccessionNumber,AccessionIssuer\nD-1,RIS\n", archive("--issuer-column", "none"));
        assertThat(text("kept")).contains("D-1,RIS");
    }

    @Test
    void whereRowsNameTheStudyTheArchiveIsNotAsked() throws IOException {
        filter("AccessionNumber,StudyInstanceUID\nB-1," + ANNAS + "\nA-1,\n", archive());

        assertThat(text("kept")).contains("B-1," + ANNAS);
        assertThat(text("refused")).contains("A-1,,NO_STUDY");
        assertThat(archive.asked()).isEmpty();
    }

    @Test
    void theColumnOfAccessionNumbersCanBeInsistedOn() throws IOException {
        filter(
                "AccessionNumber,StudyInstanceUID\nB-1," + ANNAS + "\n",
                archive("--accession-column", "AccessionNumber"));

        assertThat(text("refused")).contains("B-1," + ANNAS + ",OPT_IN_MISSING");
    }

    @Test
    void theArchiveOfTheAgentsOwnSettingsIsAsked() throws IOException {
        environment.put("DICOMWEB_ORIGIN", archive.address());

        assertThat(filter("AccessionNumber\nA-1\n", List.of())).isZero();
        assertThat(text("kept")).contains("A-1");
    }

    @Test
    void theLoginComesFromAFile() throws IOException {
        Path login = Files.writeString(data.resolve("login"), "filter:secret\n");

        assertThat(filter("AccessionNumber\nA-1\n", archive("--archive-login-file", login.toString())))
                .isZero();
        assertThat(archive.logins()).containsExactly("Basic ZmlsdGVyOnNlY3JldA==");
    }

    @Test
    void withoutAnArchiveOrWithTwoColumnsNothingIsFiltered() throws IOException {
        assertThat(filter("AccessionNumber\nA-1\n", List.of())).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("--archive").doesNotContain("A-1");
        assertThat(filter("AccessionNumber,Accession\nA-1,A-1\n", archive())).isEqualTo(1);
        assertThat(filter("AccessionNumber\nA-1\n", archive("--issuer-column", "Who")))
                .isEqualTo(1);
        assertThat(filter("AccessionNumber\nA-1\n", archive("--column", "x", "--accession-column", "y")))
                .isEqualTo(1);
        assertThat(filter("AccessionNumber\nA-1\n", List.of("--archive", "http://pacs.example/dicom-web")))
                .isEqualTo(1);
        assertThat(folder.resolve("kept")).doesNotExist();
        assertThat(archive.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 401, 404})
    void anArchiveThatDoesNotAnswerKeepsItsRowsBack(int status) throws IOException {
        archive.heads(_ -> status);

        assertThat(filter("AccessionNumber\nA-1\nA-2\n", archive())).isZero();
        assertThat(text("kept")).isEqualTo("AccessionNumber\n");
        assertThat(text("refused").lines())
                .hasSize(3)
                .filteredOn(line -> line.contains(",ARCHIVE_"))
                .hasSize(2);
    }

    private List<String> archive(String... more) {
        return Stream.concat(Stream.of("--archive", archive.address()), Stream.of(more))
                .toList();
    }

    private int filter(String manifest, List<String> more) throws IOException {
        Files.writeString(folder.resolve("in"), manifest, StandardCharsets.ISO_8859_1);
        List<String> words = new ArrayList<>(List.of("manifest"));
        Stream.of("in", "kept", "refused")
                .map(folder::resolve)
                .map(Path::toString)
                .forEach(words::add);
        words.addAll(List.of("--agent", agent.address().toString(), "--recipient", "northlight"));
        words.addAll(List.of("--purpose", "MLTRAINING", "--fulfills", "DEID"));
        words.addAll(more);
        PrintStream printed = new PrintStream(said, true, StandardCharsets.UTF_8);
        return Filter.run(words, environment, printed, printed);
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1);
    }
}
