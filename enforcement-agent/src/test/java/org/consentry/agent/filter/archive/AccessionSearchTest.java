// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.agent.filter.FakeArchive;
import org.consentry.agent.filter.archive.FoundStudies.Found;
import org.consentry.agent.filter.archive.FoundStudies.Unknown;
import org.consentry.policy.StudyUid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessionSearchTest {
    private FakeArchive archive;

    @BeforeEach
    void start() throws IOException {
        archive = new FakeArchive();
    }

    @AfterEach
    void stop() {
        archive.close();
    }

    @Test
    void aNumberStandsForAllItsStudiesOfOnePatient() {
        archive.has("A-1", "2.999.2", "P1", "").has("A-1", "2.999.1", "P1", "").has("A-2", "2.999.3", "P2", "");

        assertThat(find("A-1", "")).isEqualTo(found("2.999.1", "2.999.2"));
        assertThat(find("A-2", "")).isEqualTo(found("2.999.3"));
        assertThat(archive.asked().get(0))
                .isEqualTo("AccessionNumber=A-1&includefield=00080051&includefield=00100021&limit=101");
    }

    @Test
    void oneStudyNeedNotSayOfWhomItIs() {
        archive.has("A-1", "2.999.1", "", "");

        assertThat(find("A-1", "")).isEqualTo(found("2.999.1"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # what the archive has                 asked    why nobody can say
            A-1 2.999.1 P1 -                     | A-2    | ACCESSION_UNKNOWN
            A-1 2.999.1 P1 -;A-1 2.999.2 P2 -    | A-1    | MIXED_PATIENT
            A-1 2.999.1 P1 -;A-1 2.999.1 P2 -    | A-1    | MIXED_PATIENT
            A-1 2.999.1 P1 -;A-1 2.999.2 - -     | A-1    | MIXED_PATIENT
            A-1 2.999.1 - -;A-1 2.999.2 - -      | A-1    | MIXED_PATIENT
            a-1 2.999.1 P1 -                     | A-1    | ACCESSION_AMBIGUOUS
            A-1 2.999.1 P1 -;a-1 2.999.2 P1 -    | A-1    | ACCESSION_AMBIGUOUS
            A-1 2.999.1 P1 X;A-1 2.999.2 P1 Y    | A-1    | ACCESSION_AMBIGUOUS
            A-1 2.999.1 P1 X;A-1 2.999.2 P1 -    | A-1    | ACCESSION_AMBIGUOUS
            A-1 2.999.1 P1 X                     | A-1 Y  | ACCESSION_UNKNOWN
            A-1 2.999.1 P1 X                     | A-1 x  | ACCESSION_UNKNOWN
            A-1 2.999.1 P1 -                     | A-1 X  | ISSUER_UNKNOWN
            A-1 2.999.1 P1 X;A-1 2.999.2 P1 -    | A-1 X  | ISSUER_UNKNOWN
            A-1 2.999.1 P1 X;A-1 2.999.2 P2 X    | A-1 X  | MIXED_PATIENT
            """, delimiter = '|')
    void whatIsNotClearIsNoGuess(String held, String asked, Unknown why) {
        for (String each : held.split(";", -1)) {
            String[] parts = each.split(" ", -1);
            archive.has(parts[0], parts[1], parts[2].replaceAll("^-$", ""), parts[3].replaceAll("^-$", ""));
        }
        String[] question = asked.split(" ", -1);

        assertThat(find(question[0], question.length > 1 ? question[1] : "")).isEqualTo(why);
    }

    /** Two departments count from 1. Whoever exports number 1 takes both patients' scans, whatever the row says. */
    @Test
    void aNumberOfTwoIssuersStays() {
        archive.has("1", "2.999.1", "P1", "RIS").has("1", "2.999.2", "P2", "CARDIO");

        assertThat(find("1", "RIS")).isEqualTo(Unknown.ACCESSION_AMBIGUOUS);
        assertThat(find("1", "CARDIO")).isEqualTo(Unknown.ACCESSION_AMBIGUOUS);
        assertThat(find("1", "")).isEqualTo(Unknown.ACCESSION_AMBIGUOUS);
        assertThat(find("1", "LAB")).isEqualTo(Unknown.ACCESSION_UNKNOWN);
    }

    @Test
    void anIssuerThatTheArchiveConfirmsIsTheOneMeant() {
        archive.has("1", "2.999.1", "P1", "RIS").has("1", "2.999.2", "P1", "RIS");

        assertThat(find("1", "RIS")).isEqualTo(found("2.999.1", "2.999.2"));
    }

    @Test
    void aLoginGoesInTheClearToNobody() {
        assertThatThrownBy(() -> ArchivePlace.of("http://pacs/dicom-web", Optional.of("filter:s"), Set.of("pacs")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https");
    }

    /** An archive that overlooks the key answers with whatever it has. */
    @Test
    void anAnswerAboutAnotherNumberIsNotBelieved() {
        archive.has("A-1", "2.999.1", "P1", "");
        archive.spoil(answer -> answer.replace("A-1", "B-1"));

        assertThat(find("A-1", "")).isEqualTo(Unknown.ARCHIVE_UNCLEAR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[",
                "[1]",
                "[{}]",
                "[]]",
                "[],\"studies\":[]",
                "[],\"more\":[]",
                "<html>",
                "[{\"00080050\":{\"Value\":[\"A-1\"]}}]",
                "[{\"00080050\":{\"Value\":[\"A-1\"]},\"0020000D\":{\"Value\":[\"2.999.1\",\"2.999.2\"]}}]",
                "[{\"00080050\":{\"Value\":[\"A-1\"]},\"0020000D\":{\"Value\":[\"x\"]}}]",
                "[{\"00080050\":{\"Value\":[\"A-1\"]},\"0020000D\":{\"Value\":[\"2.999.1\"]},"
                        + "\"0020000D\":{\"Value\":[\"2.999.2\"]}}]",
                "[{\"00080050\":{\"Value\":[1]},\"0020000D\":{\"Value\":[\"2.999.1\"]}}]",
                "[{\"0020000D\":{\"Value\":[\"2.999.1\"]}}]"
            })
    void anAnswerOfAnotherFormIsNone(String body) {
        archive.spoil(_ -> body);

        assertThat(find("A-1", "")).isEqualTo(Unknown.ARCHIVE_UNCLEAR);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            204, ACCESSION_UNKNOWN
            301, ARCHIVE_UNCLEAR
            400, ARCHIVE_UNCLEAR
            404, ARCHIVE_UNCLEAR
            401, ARCHIVE_DENIED
            403, ARCHIVE_DENIED
            429, ARCHIVE_AWAY
            500, ARCHIVE_AWAY
            503, ARCHIVE_AWAY
            -1, ARCHIVE_AWAY
            """)
    void anotherStatusIsNoAnswer(int status, Unknown why) {
        archive.has("A-1", "2.999.1", "P1", "");
        archive.heads(headers -> {
            headers.set("Location", "/elsewhere");
            return status;
        });

        assertThat(find("A-1", "")).isEqualTo(why);
    }

    @Test
    void anAnswerThatIsNotAllOfItIsAmbiguous() {
        archive.has("A-1", "2.999.1", "P1", "");
        archive.heads(headers -> {
            headers.add("Warning", "299 archive: \"The fuzzymatching parameter is not supported\"");
            return 200;
        });
        assertThat(find("A-1", "")).isEqualTo(found("2.999.1"));

        archive.heads(headers -> {
            headers.add("Warning", "299 archive: There are 7 additional results that can be requested");
            return 200;
        });
        assertThat(find("A-1", "")).isEqualTo(Unknown.ACCESSION_AMBIGUOUS);

        archive.heads(_ -> 200);
        for (int i = 0; i < 100; i++) {
            archive.has("A-1", "2.999.2." + i, "P1", "");
        }
        assertThat(find("A-1", "")).isEqualTo(Unknown.ACCESSION_AMBIGUOUS);
    }

    @Test
    void aPageIsNoAnswer() {
        archive.has("A-1", "2.999.1", "P1", "");
        archive.types("text/html");

        assertThat(find("A-1", "")).isEqualTo(Unknown.ARCHIVE_UNCLEAR);
    }

    @Test
    void anEndlessAnswerIsCutOff() {
        archive.spoil(_ -> "[" + " ".repeat(5 << 20) + "]");

        assertThat(find("A-1", "")).isEqualTo(Unknown.ARCHIVE_AWAY);
    }

    /** Else a manifest of 10,000 rows waited 10,000 times. */
    @Test
    void anArchiveThatIsSilentThreeTimesIsAskedNoMore() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            ArchivePlace place = place("http://127.0.0.1:" + silent.getLocalPort(), Optional.empty());
            AccessionSearch search = new AccessionSearch(place, Duration.ofMillis(300));
            long begun = System.nanoTime();
            for (int i = 0; i < 200; i++) {
                assertThat(search.find(number("A-" + i, ""))).isEqualTo(Unknown.ARCHIVE_AWAY);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void aLoginIsShownAndNeverPrinted() {
        archive.has("A-1", "2.999.1", "P1", "");
        ArchivePlace place = place(archive.address() + "/", Optional.of("filter:s:cret"));

        assertThat(new AccessionSearch(place, Duration.ofSeconds(20)).find(number("A-1", "")))
                .isEqualTo(found("2.999.1"));
        assertThat(archive.logins()).containsExactly("Basic ZmlsdGVyOnM6Y3JldA==");
        assertThat(place.toString() + number("A-1", "RIS")).doesNotContain("cret", "A-1", "RIS");
    }

    @Test
    void nothingIsAskedInTheClearOfAnotherMachine() {
        for (String address :
                List.of("http://pacs.example/dicom-web", "ftp://localhost", "localhost", "http://a@localhost")) {
            assertThatThrownBy(() -> place(address, Optional.empty()))
                    .as(address)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(ArchivePlace.of("http://PACS.example/dicom-web", Optional.empty(), Set.of("pacs.example")))
                .isNotNull();
        assertThat(place("https://pacs.example", Optional.empty())).isNotNull();
        assertThatThrownBy(() -> place("https://pacs.example", Optional.of("secret\nmore")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "A*", "A?1", "A\\B", "A,B", "\"A\"", "A\tB", "J\u00f6rg", "2\u0000"})
    void whatMeansMoreThanOneNumberIsNone(String cell) {
        assertThat(AccessionNumber.of(cell, "")).isEmpty();
        assertThat(AccessionNumber.of("A".repeat(65), "")).isEmpty();
        assertThat(AccessionNumber.of("A", "J\u00f6rg")).isEmpty();
    }

    /** A sign of the address in a number must not become one of the question. */
    @Test
    void aNumberIsEscapedWhereItMustBe() {
        find(" A&limit=1 #%+;= ", "");
        find("A/1:2@(3)!$'-._~", "");

        assertThat(archive.asked())
                .satisfiesExactly(
                        one -> assertThat(one)
                                .startsWith("AccessionNumber=A%26limit%3D1%20%23%25%2B%3B%3D&includefield"),
                        two -> assertThat(two).startsWith("AccessionNumber=A/1:2@(3)!$'-._~&includefield"));
    }

    private FoundStudies find(String number, String issuer) {
        ArchivePlace place = place(archive.address(), Optional.empty());
        return new AccessionSearch(place, Duration.ofSeconds(20)).find(number(number, issuer));
    }

    private static AccessionNumber number(String number, String issuer) {
        return AccessionNumber.of(number, issuer).orElseThrow();
    }

    private static ArchivePlace place(String address, Optional<String> login) {
        return ArchivePlace.of(address, login, Set.of());
    }

    private static Found found(String... studies) {
        return new Found(List.of(studies).stream().map(StudyUid::new).toList());
    }
}
