// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import org.consentry.agent.disclosure.DisclosureJournal;
import org.consentry.agent.disclosure.JournalHomes;
import org.consentry.agent.replica.AgentClock;
import org.consentry.agent.replica.Entries;
import org.consentry.agent.replica.ExportPolicy;
import org.consentry.policy.Obligation;
import org.consentry.policy.Purpose;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.Cohort;
import org.consentry.protocol.MalformedMessageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cohorts as rows of CSV: asked, answered, and gone on with. */
class CsvCohortTest {
    private static final String NAMES = "line,study,decision,outcome,code,obligations,note\n";

    @TempDir
    Path folder;

    @Test
    void oneRowForEachScanThenTheSums() throws IOException {
        String answer = answer(0, "StudyInstanceUID,Note\n2.999.5.1,\n\n2.999.5.2,\"a, b\"\n2.999.8,x");

        assertThat(answer).isEqualTo(NAMES + """
                2,2.999.5.1,true,PERMIT_WITH_OBLIGATIONS,,DEID,
                4,2.999.5.2,false,DENY,OPT_IN_MISSING,,
                5,2.999.8,false,DENY,NO_PATIENT,,
                trailer,,,,,,"position=5 asOf=2026-06-15T12:00:00Z permitted=1 unreadable=0 \
                denied.NO_PATIENT=1 denied.OPT_IN_MISSING=1"
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.999.5.1,a,b", "2.999.5.1", "x,a", "\"2.999.5.1,a", "2.999\".5.1,a", "\"2.999.5.1\"x,a"})
    void aRowThatCannotBeReadIsANoAndTheOthersAreAnswered(String row) throws IOException {
        String answer = answer(0, "StudyInstanceUID,Note\n" + row + "\n2.999.5.1,a\n");

        assertThat(answer.lines().toList().get(1))
                .startsWith("2,,false,,,,\"expected")
                .doesNotContain("999");
        assertThat(answer).contains("\n3,2.999.5.1,true", "permitted=1 unreadable=1");
    }

    @Test
    void anAnswerThatWasBrokenOffGoesOnAfterTheLineThatCameLast() throws IOException {
        String answer = answer(2, "StudyInstanceUID\n2.999.5.1\n2.999.5.2\n");

        assertThat(answer).startsWith(NAMES + "3,2.999.5.2,").contains("permitted=0 unreadable=0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            StudyInstanceUID                    ! 0
            Study Instance UID,PatientAge       ! 0
            a,"study_instance-uid",c            ! 1
            \ufeffSTUDYINSTANCEUID              ! 0
            "a ""quoted"" name",StudyInstanceUID ! 1
            """)
    void theColumnIsFoundHoweverItIsSpaced(String names, int column) {
        assertThat(CsvCohort.of(header(0), names).column()).isEqualTo(column);
    }

    @ParameterizedTest
    @ValueSource(strings = {"study", "StudyInstanceUID,studyinstanceuid", "2.999.5.1", "\"StudyInstanceUID"})
    void withoutOneSuchColumnItIsNoQuestion(String names) {
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> CsvCohort.of(header(0), names))
                .withMessageContaining("line 1");
    }

    @Test
    void quotesAroundACellAreNoneOfIt() {
        assertThat(CsvCohort.of(header(0), "a,StudyInstanceUID").study("\"x, \"\"y\"\"\",\" 2.999.5.1 \"", 2))
                .isEqualTo(new StudyUid("2.999.5.1"));
    }

    private String answer(long after, String question) throws IOException {
        try (DisclosureJournal journal =
                DisclosureJournal.open(JournalHomes.in(folder), InstantSource.fixed(Entries.NOON.wall()))) {
            Answerer answerer = new Answerer(
                    Entries.replica(Entries.annaSaysYes()),
                    new ExportPolicy(Duration.ofSeconds(10), ZoneOffset.UTC),
                    new AgentClock(InstantSource.fixed(Entries.NOON.wall()), () -> 0),
                    journal,
                    folder);
            CohortLines lines = new CohortLines(new ByteArrayInputStream(question.getBytes(StandardCharsets.UTF_8)));
            CsvCohort read = CsvCohort.of(header(after), lines.next().orElseThrow());
            StringWriter out = new StringWriter();
            new CohortAnswer(answerer, read, CohortForm.CSV, "export-demo").write(lines, out);
            return out.toString();
        }
    }

    private static Cohort.Header header(long after) {
        return new Cohort.Header(Purpose.MLTRAINING, Entries.NORTHLIGHT, Set.of(Obligation.DEID), after);
    }
}
