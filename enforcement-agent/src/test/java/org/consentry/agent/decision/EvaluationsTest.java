// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.consentry.agent.disclosure.DisclosureJournal;
import org.consentry.agent.disclosure.JournalHomes;
import org.consentry.agent.disclosure.JournalUnavailableException;
import org.consentry.agent.disclosure.Outbox;
import org.consentry.agent.disclosure.Release;
import org.consentry.agent.replica.AgentClock;
import org.consentry.agent.replica.Entries;
import org.consentry.agent.replica.ExportPolicy;
import org.consentry.agent.replica.Replica;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.Evaluation;
import org.consentry.protocol.EvaluationBatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationsTest {

    private static final String QUESTION = """
        {"subject": {"type": "organization", "id": "%s"}, "action": {"name": "disclose"},
         "resource": {"type": "imaging-study", "id": "%s"},
         "context": {"purpose": "MLTRAINING", "supported_obligations": ["DEID"]}}
        """;

    @TempDir
    Path folder;

    private final Replica replica = Entries.replica(Entries.annaSaysYes());
    private Instant now = Entries.NOON.wall();
    private DisclosureJournal journal;
    private Evaluations evaluations;

    @BeforeEach
    void open() {
        AgentClock clock = new AgentClock(InstantSource.fixed(now), () -> 0);
        journal = DisclosureJournal.open(JournalHomes.in(folder), () -> now);
        evaluations = new Evaluations(new Answerer(
                replica, new ExportPolicy(Duration.ofSeconds(10), ZoneOffset.UTC), clock, journal, folder));
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void aPermitNamesWhatItRestsOnAndHowLongItIsGood() {
        JsonObject answer = ask("northlight", "2.999.5.1");

        assertThat(answer.getBoolean("decision")).isTrue();
        assertThat(answer.getJsonObject("context").getString("outcome")).isEqualTo("PERMIT_WITH_OBLIGATIONS");
        assertThat(answer.getJsonObject("context").getString("validUntil")).isEqualTo("2026-06-15T12:05:00Z");
        assertThat(answer.getJsonObject("context").getString("regime")).isEqualTo("DEMO/1");
        assertThat(answer.getJsonObject("context").getJsonArray("basis")).hasSize(1);
        assertThat(journal.waiting()).isZero();
    }

    @Test
    void permitsOfOneClientAreReportedTogetherAndNameThePatientAndTheScan() throws Exception {
        // No permit was ever reported: it was in nobody's trail.
        JsonObject answer = ask("northlight", "2.999.5.1");
        ask("northlight", "2.999.5.1");
        now = now.plus(Release.REST);
        journal.doWork();

        List<DisclosureReport> reports = new ArrayList<>();
        new Outbox(journal, batch -> {
                    reports.addAll(batch);
                    return batch.size();
                })
                .doWork();

        assertThat(reports).hasSize(1);
        assertThat(reports.get(0).state()).isEqualTo(DisclosureReport.State.PERMITTED);
        assertThat(reports.get(0).regime()).isEqualTo("DEMO/1");
        assertThat(reports.get(0).answers())
                .containsExactly(new DisclosureReport.Answer(
                        Entries.ANNA,
                        Entries.CHEST,
                        2,
                        Set.of("Consent/c4711/_history/5"),
                        answer.getJsonObject("context").getString("decisionId")));
    }

    @Test
    void refusalsOfOneClientAreReportedTogetherWhenTheyRest() {
        assertThat(ask("northlight", "2.999.5.2").getBoolean("decision")).isFalse();
        assertThat(ask("northlight", "2.999.5.2").getBoolean("decision")).isFalse();
        assertThat(journal.doWork()).isZero();
        now = now.plus(Release.REST);
        assertThat(journal.doWork()).isEqualTo(1);

        assertThat(journal.waiting()).isEqualTo(1);
    }

    @Test
    void aRecipientNobodyRegisteredIsRefusedAndReportedAtOnce() {
        JsonObject answer = ask("nobody", "2.999.5.1");

        assertThat(answer.getJsonObject("context").getString("code")).isEqualTo("DEST_UNREGISTERED");
        assertThat(journal.waiting()).isEqualTo(1);
    }

    /** As the AuthZEN Obligations Extension has it: objects for who opts in, and a plain no for who cannot. */
    @Test
    void whoOptsInReadsObligationsAsObjects() {
        String optsIn = QUESTION.formatted("northlight", "2.999.5.1")
                .replace(
                        "\"supported_obligations\": [\"DEID\"]",
                        "\"supported_mandatory_extensions\": [\"obligations\"], \"supported_obligations\": [\"custom\"],"
                                + " \"supported_custom_obligations\": [\"DEID\"]");

        JsonObject yes = evaluations.answer(Evaluation.read(optsIn), "export-demo");
        JsonObject no = evaluations.answer(Evaluation.read(optsIn.replace("\"custom\"", "\"step-up\"")), "export-demo");

        assertThat(yes.getBoolean("decision")).isTrue();
        assertThat(yes.getJsonObject("context").getJsonArray("obligations"))
                .hasToString("[{\"id\":\"DEID\",\"type\":\"custom\",\"properties\":"
                        + "{\"vendor\":\"consentry\",\"kind\":\"obligation\",\"code\":\"DEID\"}}]");
        assertThat(no.getBoolean("decision")).isFalse();
        assertThat(no.getJsonObject("context")).doesNotContainKey("obligations");
        assertThat(no.getJsonObject("context").getString("code")).isEqualTo("OBLIGATION_UNSUPPORTED");
    }

    @Test
    void aCompanyIsNoAiProduct() {
        // The agent never looked at the type of the subject, so its answers differed from the server's.
        Evaluation asked =
                Evaluation.read(QUESTION.formatted("northlight", "2.999.5.1").replace("organization", "device"));

        assertThat(evaluations
                        .answer(asked, "export-demo")
                        .getJsonObject("context")
                        .getString("code"))
                .isEqualTo("DEST_UNREGISTERED");
    }

    @Test
    void aQuestionWithoutContextIsOneAndItsAnswerIsNo() {
        // AuthZEN has context optional; it was a bad request.
        Evaluation asked = Evaluation.read(
                QUESTION.formatted("northlight", "2.999.5.1").replaceFirst(",\\s*\"context\":.*\\s*$", "}"));

        assertThat(evaluations
                        .answer(asked, "export-demo")
                        .getJsonObject("context")
                        .getString("code"))
                .isEqualTo("MISSING_ATTR:purpose");
    }

    @Test
    void severalQuestionsAreAnsweredInOrderAsFarAsAskedFor() {
        // The agent answered one question at a time only.
        assertThat(decisions("execute_all")).containsExactly(true, false, false, true);
        assertThat(decisions("deny_on_first_deny")).containsExactly(true, false);
        assertThat(decisions("permit_on_first_permit")).containsExactly(true);
    }

    private List<Boolean> decisions(String semantic) {
        String several =
                QUESTION.formatted("northlight", "2.999.5.1").strip().replaceFirst("}$", """
                    ,"options":{"evaluations_semantic":"%s"},"evaluations":[{},{"resource":{"id":"2.999.5.2"}},
                    {"resource":7},{"resource":{"id":"2.999.5.1"}}]}\
                    """.formatted(semantic));
        return evaluations.answers(EvaluationBatch.read(several, 10), "export-demo").stream()
                .map(answer -> answer.getBoolean("decision"))
                .toList();
    }

    @Test
    void whatCannotBeRecordedIsNotAnswered() {
        journal.close();

        assertThatThrownBy(() -> {
                    ask("northlight", "2.999.5.1");
                    ask("northlight", "2.999.5.1");
                })
                .isInstanceOf(JournalUnavailableException.class);
    }

    private JsonObject ask(String recipient, String study) {
        return evaluations.answer(Evaluation.read(QUESTION.formatted(recipient, study)), "export-demo");
    }
}
