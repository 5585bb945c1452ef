// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.consentry.agent.replica.Entries.ANNA;
import static org.consentry.agent.replica.Entries.BEN;
import static org.consentry.agent.replica.Entries.NOON;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.consentry.agent.disclosure.DisclosureJournal;
import org.consentry.agent.disclosure.FailingJournal;
import org.consentry.agent.disclosure.JournalHomes;
import org.consentry.agent.disclosure.JournalUnavailableException;
import org.consentry.agent.disclosure.Outbox;
import org.consentry.agent.disclosure.Release;
import org.consentry.agent.replica.AgentClock;
import org.consentry.agent.replica.Entries;
import org.consentry.agent.replica.ExportPolicy;
import org.consentry.agent.replica.Replica;
import org.consentry.policy.PatientId;
import org.consentry.policy.Reason;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.Answer;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.Evaluation;
import org.consentry.protocol.EvaluationSearch;
import org.consentry.protocol.EvaluationSearch.Part;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.MalformedMessageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Anna, who said yes, has 111 scans; Ben, who said nothing, has as many. */
class SearchesTest {
    private static final int EACH = 110;

    @TempDir
    Path folder;

    private final Replica replica = Entries.replica(entries());
    private DisclosureJournal journal;
    private Evaluations evaluations;
    private Searches searches;

    @BeforeEach
    void open() {
        journal = DisclosureJournal.open(JournalHomes.in(folder), NOON::wall);
        answering(journal);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    /** The doors must not differ: a search is many questions. */
    @Test
    void aSearchFindsExactlyWhatSingleQuestionsPermitWhateverThePage() {
        Set<String> permitted = new HashSet<>();
        for (StudyUid study : replica.view().studies(null, Integer.MAX_VALUE, null)) {
            Evaluation asked =
                    EvaluationSearch.read(search("", 1, ""), Part.RESOURCE).about(study.value());
            if (evaluations.answer(asked, "export-demo").getBoolean("decision")) {
                permitted.add(study.value());
            }
        }

        assertThat(permitted).hasSize(EACH + 1);
        for (int limit : List.of(1, 7, 200)) {
            assertThat(all("", limit))
                    .as("pages of %d", limit)
                    .doesNotHaveDuplicates()
                    .hasSameElementsAs(permitted);
        }
    }

    @Test
    void aSearchThatNamesAPatientLooksAtNobodyElse() {
        assertThat(all(of(BEN), 200)).isEmpty();

        assertThat(reports())
                .flatExtracting(DisclosureReport::answers)
                .extracting(Answer::patient)
                .hasSize(EACH + 1)
                .containsOnly(BEN);
    }

    @Test
    void aSearchThatNamesAPatientFindsAllOfTheirs() {
        assertThat(all(of(ANNA), 200)).hasSize(EACH + 1);
    }

    @Test
    void aFormerNumberOfAPatientIsThePatients() {
        PatientId former = new PatientId(ANNA.authority(), "former");
        Replica merged = Entries.replica(and(new FeedEntry.PatientMerged(10_000, NOON.wall(), former, ANNA)));

        assertThat(merged.view().studies(null, 1000, former)).hasSize(EACH + 1);
    }

    @Test
    void everyScanThatIsLookedAtIsOnRecordUnderItsPatient() {
        JsonObject page = searches.scans(read("", 200, ""), "export-demo");

        assertThat(page.getJsonObject("page").getString("next_token")).isNotEmpty();
        List<DisclosureReport> reports = reports();
        assertThat(reports)
                .extracting(DisclosureReport::state, DisclosureReport::reason)
                .containsExactlyInAnyOrder(tuple(State.PERMITTED, null), tuple(State.REFUSED, Reason.OPT_IN_MISSING));
        assertThat(reports.stream().mapToInt(report -> report.answers().size()).sum())
                .isEqualTo(200);
        assertThat(reports)
                .filteredOn(report -> report.state() == State.PERMITTED)
                .flatExtracting(DisclosureReport::answers)
                .allSatisfy(answer -> {
                    assertThat(answer.patient()).isEqualTo(ANNA);
                    assertThat(answer.study()).isNotNull();
                    assertThat(answer.decision()).isNotNull();
                    assertThat(answer.basis()).containsExactly("Consent/c4711/_history/5");
                })
                .hasSize(page.getJsonArray("results").size());
    }

    @Test
    void nothingIsAnsweredThatCannotBeRecorded() {
        FailingJournal failing = new FailingJournal(folder.resolve("failing"), NOON::wall);
        answering(failing.journal());
        failing.stopForcing();

        assertThatExceptionOfType(JournalUnavailableException.class)
                .isThrownBy(() -> searches.scans(read("", 10, ""), "export-demo"));
        failing.journal().close();
    }

    @Test
    void whoIsNotOnTheRegisterGetsNothing() {
        EvaluationSearch stranger =
                EvaluationSearch.read(search("", 10, "").replace("\"northlight\"", "\"nobody\""), Part.RESOURCE);

        assertThat(searches.scans(stranger, "export-demo").getJsonArray("results"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"organization\"=>\"user\"", "\"imaging-study\"=>\"record\"", "\"imaging-study\"=>\"patient\""})
    void whatIsOfAKindThatIsNotHereFindsNothing(String change) {
        String[] words = change.split("=>", 2);
        EvaluationSearch other = EvaluationSearch.read(search("", 10, "").replace(words[0], words[1]), Part.RESOURCE);

        assertThat(searches.scans(other, "export-demo").toString())
                .isEqualTo("{\"page\":{\"next_token\":\"\"},\"results\":[]}");
        assertThat(reports()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"disclose\"=>\"sell\"",
                "\"purpose\":\"MLTRAINING\"=>\"purposes\":[]",
                "\"purpose\"=>\"as_of\":\"2026-06-14T12:00:00Z\",\"purpose\"",
                "\"token\":\"\"=>\"token\":\"no token\"",
                "\"subject\"=>\"other\""
            })
    void whatIsNoSearchForAnAgentIsABadRequest(String change) {
        String[] words = change.split("=>", 2);
        String text = search("", 10, "").replace(words[0], words[1]);

        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> searches.scans(EvaluationSearch.read(text, Part.RESOURCE), "export-demo"));
        assertThat(reports()).isEmpty();
    }

    private List<String> all(String resource, int limit) {
        List<String> found = new ArrayList<>();
        String token = "";
        do {
            JsonObject page = searches.scans(read(resource, limit, token), "export-demo");
            page.getJsonArray("results").getValuesAs(JsonObject.class).forEach(each -> found.add(each.getString("id")));
            token = page.getJsonObject("page").getString("next_token");
        } while (!token.isEmpty());
        return found;
    }

    private void answering(DisclosureJournal recording) {
        Answerer answerer = new Answerer(
                replica,
                new ExportPolicy(Duration.ofSeconds(10), ZoneOffset.UTC),
                new AgentClock(InstantSource.fixed(NOON.wall()), () -> 0),
                recording,
                folder);
        evaluations = new Evaluations(answerer);
        searches = new Searches(answerer, evaluations);
    }

    private List<DisclosureReport> reports() {
        journal.close();
        journal = DisclosureJournal.open(
                JournalHomes.in(folder), () -> NOON.wall().plus(Release.LONGEST));
        List<DisclosureReport> reports = new ArrayList<>();
        Outbox outbox = new Outbox(journal, batch -> {
            reports.addAll(batch);
            return reports.isEmpty() ? 0 : reports.getLast().sequence();
        });
        try {
            while (outbox.doWork() > 0) {
                assertThat(reports).isNotEmpty();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return reports;
    }

    private static EvaluationSearch read(String resource, int limit, String token) {
        return EvaluationSearch.read(search(resource, limit, token), Part.RESOURCE);
    }

    private static String search(String resource, int limit, String token) {
        return """
            {"subject":{"type":"organization","id":"northlight"},"action":{"name":"disclose"},
             "resource":{"type":"imaging-study"%s},
             "context":{"purpose":"MLTRAINING","supported_obligations":["DEID"]},"page":{"limit":%d,"token":"%s"}}""".formatted(resource, limit, token);
    }

    private static String of(PatientId patient) {
        return ",\"properties\":{\"patient\":\"" + patient.authority() + "|" + patient.value() + "\"}";
    }

    private static FeedEntry[] and(FeedEntry last) {
        FeedEntry[] all = Arrays.copyOf(entries(), entries().length + 1);
        all[all.length - 1] = last;
        return all;
    }

    private static FeedEntry[] entries() {
        List<FeedEntry> entries = new ArrayList<>(List.of(Entries.annaSaysYes()));
        for (int i = 0; i < EACH; i++) {
            entries.add(Entries.linked(6 + 2L * i, new StudyUid("2.999.6." + i), ANNA));
            entries.add(Entries.linked(7 + 2L * i, new StudyUid("2.999.7." + i), BEN));
        }
        return entries.toArray(FeedEntry[]::new);
    }
}
