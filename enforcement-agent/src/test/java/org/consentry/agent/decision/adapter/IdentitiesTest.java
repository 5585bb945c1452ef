// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator is told of an archive's patient numbers before the first scan leaves. */
class IdentitiesTest {
    private static final String HEADER = "PatientID,IssuerOfPatientID,PatientBirthDate\n";

    /** As findscu 3.6.7 prints what Orthanc 1.10.1 answers. */
    private static final String FINDSCU = """
            I: Requesting Association
            I: Request Identifiers:
            I: (0010,0020) LO (no value available)                     #   0, 0 PatientID
            I: ---------------------------
            I: Find Response: 1 (Pending)
            I: (0010,0020) LO [12]                                     #   2, 1 PatientID
            I: (0010,0021) LO [A ]                                     #   2, 1 IssuerOfPatientID
            I: (0010,0030) DA (no value available)                     #   0, 0 PatientBirthDate
            I: ---------------------------
            I: Find Response: 2 (Pending)
            I: (0010,0020) LO [12]                                     #   2, 1 PatientID
            I: (0010,0021) LO [B ]                                     #   2, 1 IssuerOfPatientID
            I: (0010,0030) DA [19800101]                               #   8, 1 PatientBirthDate
            """;

    @TempDir
    Path temp;

    @Test
    void eachKindIsCountedAndNoNumberIsSaid() throws Exception {
        Said said = ask(HEADER + """
                0012,A,19800101
                12,A,19800101
                12,B,19900101
                X*9,A,
                 ,A,
                12 ,A,19810101
                77,,
                """);

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text())
                .contains("4 patient numbers", "1 scans without a patient number", "1 numbers without an issuer")
                .contains("1 numbers that several issuers", "1 numbers that differ in zeros", "1 numbers with * or ?")
                .contains("1 numbers with several birth dates")
                .doesNotContain("X*9")
                .doesNotContain("77");
    }

    @Test
    void withShowTheNumbersAreSaid() throws Exception {
        assertThat(ask(HEADER + "X*9,A,\n", "--show").text()).contains("X*9");
    }

    @Test
    void anArchiveWithoutAnyOfThemIsFine() throws Exception {
        assertThat(ask(HEADER + "1,A,19800101\n2,A,19800101\n1 ,A,19800101\n").status())
                .isZero();
    }

    @Test
    void whatFindscuPrintsIsRead() throws Exception {
        Said said = ask(FINDSCU + "I: Received Final Find Response (Success)\n", "--show");

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text())
                .contains("1 patient numbers", "12 of ['A', 'B']")
                .doesNotContain("birth dates");
    }

    @Test
    void anAnswerThatIsNotWholeChecksNothing() throws Exception {
        Said broken = ask(FINDSCU + "I: Received Final Find Response (Failed: UnableToProcess)\n");

        assertThat(broken.status()).isEqualTo(2);
        assertThat(broken.text()).contains("expected a whole answer");
        assertThat(ask(FINDSCU).status()).as("cut off").isEqualTo(2);
        assertThat(ask("E: Association Request Failed\n").status()).isEqualTo(2);
        assertThat(ask(HEADER).status()).as("nobody").isEqualTo(2);
        assertThat(ask("Name,Number\nx,1\n").text()).contains("expected the columns");
    }

    private record Said(int status, String text) {}

    private Said ask(String input, String... more) throws IOException, InterruptedException {
        Path in = Files.writeString(temp.resolve("in"), input);
        Path out = temp.resolve("out");
        ProcessBuilder builder = new ProcessBuilder("python3", "../deploy/adapters/identities");
        builder.command().addAll(List.of(more));
        int status = builder.redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectErrorStream(true)
                .start()
                .waitFor();
        return new Said(status, Files.readString(out));
    }
}
