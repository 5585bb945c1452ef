// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.policy.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FeedJsonTest {

    private static final Instant AT = Instant.parse("2026-06-15T12:00:00.123Z");

    static Stream<FeedEntry> entries() {
        RegisteredRecipient northlight = new RegisteredRecipient(
                new RecipientId("northlight"),
                "Northlight",
                "company",
                "US",
                Set.of(new RecipientId("parent")),
                Set.of(Purpose.MLTRAINING, new Purpose("urn:other", "X")),
                RegisteredRecipient.Status.PAUSED);
        Route full = new Route(
                "NORTHLIGHT_AI",
                Purpose.MLTRAINING,
                "NORTHLIGHT",
                "127.0.0.1",
                11112,
                Set.of(Obligation.DEID),
                LocalDate.of(2026, 1, 2),
                "lung",
                true);
        Route bare = new Route("B", Purpose.HRESCH, "C", "localhost", 104, Set.of(), null, null, false);
        Regime regime = new Regime(
                "demo",
                3,
                Map.of(Purpose.of("sale"), Gate.FORBIDDEN),
                Map.of(Purpose.HRESCH, Set.of(Obligation.DEID)),
                true);
        return Stream.of(
                new FeedEntry.ConsentChanged(1, AT, Terms.ANNA, everything()),
                new FeedEntry.ConsentChanged(2, AT, Terms.ANNA, PatientTerms.NONE),
                new FeedEntry.StudyLinked(3, AT, new LinkedStudy(Terms.SCAN, Terms.ANNA, Set.of("CT", "PT"), null)),
                new FeedEntry.StudyLinked(
                        4, AT, new LinkedStudy(Terms.SCAN, Terms.ANNA, Set.of(), LocalDate.of(2026, 2, 28))),
                new FeedEntry.PatientMerged(5, AT, Terms.ANNA, new PatientId("urn:oid:2.999.2", "9")),
                new FeedEntry.RecipientChanged(6, AT, northlight, List.of(full, bare)),
                new FeedEntry.RegimeChanged(7, AT, regime));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyEntryComesBackAsItWas(FeedEntry entry) {
        FeedBatch batch = new FeedBatch("epoch", 9, List.of(entry));

        assertThat(FeedBatchJson.read(FeedBatchJson.write(batch).toString())).isEqualTo(batch);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theTruthTableHoldsForTermsThatWentOverTheWire(TruthTable.Row row) {
        PatientTerms arrived = TermsJson.read(TermsJson.write(row.terms()));

        assertThat(TruthTable.outcome(ConsentPolicy.decide(row.request(), arrived, Terms.REGIME)))
                .isEqualTo(row.expected());
        assertThat(RegimeJson.read(RegimeJson.write(Terms.REGIME))).isEqualTo(Terms.REGIME);
    }

    static Stream<TruthTable.Row> rows() {
        return TruthTable.rows().stream();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '!', textBlock = """
            {"position":1,"at":"2026-06-15T12:00:00Z","type":"later-invention"}            ! expected a known type of entry at batch.entries[0].type, found another
            {"position":1,"at":"noon","type":"regime-changed"}                             ! expected an instant such as 2026-01-31T09:00:00Z at batch.entries[0].at, found another text
            {"position":"1","at":"2026-06-15T12:00:00Z","type":"regime-changed"}           ! expected NUMBER at batch.entries[0].position, found STRING
            {"position":1,"at":"2026-06-15T12:00:00Z"}                                     ! expected a string at batch.entries[0].type, found nothing
            {"position":1,"at":"2026-06-15T12:00:00Z","type":"study-linked","study":"1..2"} ! expected a value of its kind at batch.entries[0].study, found another text
            {"position":1.5,"at":"2026-06-15T12:00:00Z"}                                   ! expected a whole number at batch.entries[0].position, found another number
            7                                                                              ! expected an object at batch.entries[0], found NUMBER
            """)
    void aMalformedEntryIsNamedByPlaceAndNeverSkipped(String entry, String message) {
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> FeedBatchJson.read("{\"epoch\":\"e\",\"head\":9,\"entries\":[" + entry + "]}"))
                .withMessage(message);
    }

    @Test
    void positionsAscendUpToTheHead() {
        FeedEntry second = new FeedEntry.ConsentChanged(2, AT, Terms.ANNA, PatientTerms.NONE);

        for (FeedBatch wrong :
                List.of(new FeedBatch("e", 9, List.of(second, second)), new FeedBatch("e", 1, List.of(second)))) {
            assertThatExceptionOfType(MalformedMessageException.class)
                    .isThrownBy(
                            () -> FeedBatchJson.read(FeedBatchJson.write(wrong).toString()))
                    .withMessageStartingWith("expected positions that ascend up to");
        }
    }

    @Test
    void aSnapshotComesBackWhole() throws IOException {
        Snapshot header = new Snapshot("epoch", 42, AT);
        List<FeedEntry> entries = entries().toList();
        String text = snapshot(header, entries);
        List<FeedEntry> read = new ArrayList<>();

        assertThat(Snapshot.read(new BufferedReader(new StringReader(text)), read::add))
                .isEqualTo(header);
        assertThat(read).isEqualTo(entries);
    }

    @Test
    void halfASnapshotIsNone() throws IOException {
        String text = snapshot(new Snapshot("epoch", 42, AT), entries().toList());
        String withoutEnd = text.substring(0, text.lastIndexOf("{\"end\""));
        String oneLost = text.replaceFirst("(?m)^.*study-linked.*\n", "");

        for (String broken : List.of(withoutEnd, oneLost, "", "<html>")) {
            assertThatExceptionOfType(MalformedMessageException.class)
                    .isThrownBy(() -> Snapshot.read(new BufferedReader(new StringReader(broken)), entry -> {}));
        }
    }

    @Test
    void rulesDeeperThanAnyoneWritesAreRefused() {
        Rule rule = Rule.deny(Conditions.ANY);
        for (int i = 0; i < 20; i++) {
            rule = Rule.permit(Conditions.ANY, rule);
        }
        PatientTerms deep = PatientTerms.of(Terms.consent("ai", rule));

        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> TermsJson.read(TermsJson.write(deep)))
                .withMessageContaining("levels of rules");
    }

    private static String snapshot(Snapshot header, List<FeedEntry> entries) throws IOException {
        StringWriter out = new StringWriter();
        Snapshot.Lines lines = new Snapshot.Lines(out, header);
        for (FeedEntry entry : entries) {
            lines.add(entry);
        }
        lines.end();
        return out.toString();
    }

    private static PatientTerms everything() {
        Rule exception = Rule.permit(
                        Terms.about("HRESCH").to(new RecipientId("meridian")).of(Terms.SCAN))
                .during(new Period(AT, AT.plusSeconds(60)))
                .demanding(Obligation.DEID, new Obligation("AOD"));
        Rule unresolved =
                Rule.deny(new Conditions(null, new Conditions.Recipients(Set.of(), true), null, Set.of(Action.ACCESS)));
        ConsentTerms rules = Terms.consent("research", Rule.deny(Conditions.ANY, exception, unresolved));
        ConsentTerms unreadable = new ConsentTerms(
                new ConsentRef("x", 7), "x", AT, new ConsentTerms.NotComputable(Reason.INDET_CONSENT_MALFORMED));
        PatientCase open =
                new PatientCase(PatientCase.Kind.ERASURE, new RecipientId("northlight"), Set.of(Purpose.MLTRAINING));
        return new PatientTerms(List.of(rules, unreadable), List.of(open));
    }
}
