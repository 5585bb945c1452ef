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
import java.time.LocalTime;
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
                true,
                Set.of(new RecipientId("parent")),
                Set.of(new RecipientId("commercial-ai")),
                Set.of(Purpose.MLTRAINING, new Purpose("urn:other", "X")),
                RegisteredRecipient.Status.PAUSED);
        Route full = Route.open(
                        "NORTHLIGHT_AI",
                        Purpose.MLTRAINING,
                        RecipientPlace.plain("NORTHLIGHT", "127.0.0.1", 11112),
                        new Route.Agreed(Set.of(Obligation.DEID), LocalDate.of(2026, 1, 2), "lung", null))
                .only(BodyRegion.CHEST)
                .waiting(new StoreAndForward(LocalTime.of(20, 0), LocalTime.of(6, 30), 2000, 7, 90));
        Route bare = Route.open("B", Purpose.HRESCH, RecipientPlace.plain("C", "localhost", 104), Route.Agreed.NOTHING)
                .waiting(StoreAndForward.ANY_TIME)
                .in(Route.State.SHADOW);
        Route web = Route.open(
                        "W",
                        Purpose.HRESCH,
                        RecipientPlace.web("pacs.example", 443, true, "/dicom-web"),
                        Route.Agreed.NOTHING)
                .usedBy(Set.of("archive", "export-demo"));
        Regime regime = new Regime(
                "demo",
                3,
                Map.of(Purpose.of("sale"), PurposeGate.FORBIDDEN),
                Map.of(Purpose.HRESCH, Set.of(Obligation.DEID)),
                true);
        Regime full2 = new Regime(
                "full",
                2,
                new Regime.Reach(AT, Set.of("US-WA"), Set.of("US"), Set.of("GB")),
                Map.of(Purpose.HRESCH, PurposeGate.OPT_OUT),
                List.of(new Regime.Exemption(DeidState.DEIDENTIFIED, Purpose.MLTRAINING, PurposeGate.NOT_GATED)),
                Set.of(Purpose.of("DISASTER")),
                Map.of(),
                new Regime.Reading(
                        Map.of(Purpose.HRESCH, Set.of(Purpose.MLTRAINING)),
                        Precedence.ALWAYS,
                        Set.of(Code.sensitivity("HIV")),
                        false));
        return Stream.of(
                new FeedEntry.ConsentChanged(1, AT, Terms.ANNA, everything()),
                new FeedEntry.ConsentChanged(2, AT, Terms.ANNA, PatientTerms.NONE),
                new FeedEntry.StudyLinked(3, AT, new LinkedStudy(Terms.SCAN, Terms.ANNA, Study.UNKNOWN)),
                new FeedEntry.StudyLinked(4, AT, new LinkedStudy(Terms.SCAN, Terms.ANNA, knownStudy())),
                new FeedEntry.PatientMerged(5, AT, Terms.ANNA, new PatientId("urn:oid:2.999.2", "9")),
                new FeedEntry.RecipientChanged(
                        6,
                        AT,
                        northlight,
                        List.of(
                                full,
                                bare,
                                bare.byTls(),
                                full.taking(ONLY_CT),
                                bare.taking(ONLY_CT),
                                bare.quarantining(90),
                                full.sharing("RESEARCH"),
                                bare.usedBy(Set.of("reader")).fetching(),
                                web)),
                new FeedEntry.RegimesChanged(7, AT, RegimeSet.of(List.of(regime, full2))));
    }

    private static Study knownStudy() {
        return Study.UNKNOWN
                .coded(
                        Set.of(Code.modality("CT"), new Code("urn:other", "X")),
                        Set.of(new Code(Code.SNOMED, "51185008")),
                        Set.of(new Code(Code.SNOMED, "169069000")))
                .taken(new Period(AT, AT.plusSeconds(9)))
                .labeled(Confidentiality.R, Set.of(Code.sensitivity("HIV")))
                .from(
                        new RecipientId("hospital"),
                        Set.of(new RecipientId("Practitioner/1")),
                        Set.of("Encounter/1", "ServiceRequest/2"));
    }

    private static final RouteLimits ONLY_CT =
            new RouteLimits(Set.of("1.2.840.10008.5.1.4.1.1.2"), Set.of("1.2.840.10008.1.2.1", "1.2.840.10008.1.2"));

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

        assertThat(TruthTable.outcome(ConsentPolicy.decide(row.request(), arrived, row.regimes())))
                .isEqualTo(row.expected());
        assertThat(RegimeJson.read(RegimeJson.write(Terms.REGIME))).isEqualTo(Terms.REGIME);
    }

    static Stream<TruthTable.Row> rows() {
        return TruthTable.rows().stream();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '!', textBlock = """
            {"position":1,"at":"2026-06-15T12:00:00Z","type":"later-invention"}            ! expected a known type of entry at batch.entries[0].type, found another
            {"position":1,"at":"noon","type":"regimes-changed"}                             ! expected an instant such as 2026-01-31T09:00:00Z at batch.entries[0].at, found another text
            {"position":"1","at":"2026-06-15T12:00:00Z","type":"regimes-changed"}           ! expected NUMBER at batch.entries[0].position, found STRING
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
        Rule unresolved = Rule.deny(allDimensions(false), Rule.permit(allDimensions(true)));
        ConsentTerms rules = Terms.consent("research", Rule.deny(Conditions.ANY, exception, unresolved));
        ConsentTerms unreadable = new ConsentTerms(
                new ConsentRef("x", 7), "x", AT, new ConsentTerms.NotComputable(Reason.INDET_CONSENT_MALFORMED));
        PatientCase open =
                new PatientCase(PatientCase.Kind.ERASURE, new RecipientId("northlight"), Set.of(Purpose.MLTRAINING));
        ConsentTerms optOut = new ConsentTerms(
                new ConsentRef("y", 1),
                "y",
                AT,
                true,
                new ConsentTerms.Rules(Rule.permit(Conditions.ANY), ConsentTerms.Nesting.CONJUNCTIVE, true));
        ConsentTerms ofADay = new ConsentTerms(
                new ConsentRef("z", 1),
                "z",
                new Span(AT, AT.plusSeconds(86_400)),
                false,
                new ConsentTerms.Rules(Rule.deny(Conditions.ANY), ConsentTerms.Nesting.REPLACING, false, true));
        PatientCase withdrawn = new PatientCase(
                        PatientCase.Kind.WITHDRAWAL, new RecipientId("northlight"), Set.of(Purpose.HRESCH))
                .liftedAfter(AT);
        RegistryAnswer answer = new RegistryAnswer("NDOO", Set.of(Purpose.HRESCH), RegistryAnswer.State.UNKNOWN);
        return new PatientTerms(List.of(rules, unreadable, optOut, ofADay), List.of(open, withdrawn), List.of(answer));
    }

    private static Conditions allDimensions(boolean unresolved) {
        return Conditions.ANY
                .about(new Listed<>(Set.of(Purpose.HRESCH, new Purpose("urn:other", "X")), unresolved))
                .to(new Recipients(Set.of(new RecipientId("northlight")), !unresolved, unresolved))
                .from(
                        new Listed<>(Set.of(new RecipientId("hospital")), unresolved),
                        new Listed<>(Set.of(new RecipientId("Practitioner/1")), unresolved),
                        unresolved)
                .of(new Listed<>(
                        Set.of(DataItem.study(Terms.SCAN), new DataItem(DataItem.Meaning.DEPENDENTS, "Encounter/1")),
                        unresolved))
                .within(new Listed<>(Set.of("ResearchStudy/1"), unresolved))
                .taken(new Period(AT, null))
                .showing(
                        new Listed<>(Set.of(Code.modality("CT")), unresolved),
                        new Listed<>(Set.of("ImagingStudy"), unresolved))
                .labeled(
                        new Listed<>(Set.of(Confidentiality.R), unresolved),
                        new Listed<>(Set.of(Code.sensitivity("HIV")), unresolved))
                .doing(new Listed<>(Set.of(Action.ACCESS), unresolved));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '!', textBlock = """
            {"id":"r","version":1,"gates":{},"flags":{"specificBeatsGeneral":"NEVER","careGoesOn":true},"gatse":{}} ! expected only known members at regime, found gatse
            {"id":"r","version":1,"gates":{},"flags":{"specificBeatsGeneral":"NEVER"}}                              ! expected true or false at regime.flags.careGoesOn, found nothing
            {"id":"r","version":1,"gates":{"HRESCH":"MAYBE"},"flags":{"specificBeatsGeneral":"NEVER","careGoesOn":true}} ! expected one of [FORBIDDEN, OPT_IN, OPT_OUT, NOT_GATED] at regime.gates.HRESCH, found another text
            {"id":"r","version":0,"gates":{},"flags":{"specificBeatsGeneral":"NEVER","careGoesOn":true}}            ! expected an id and a version from 1 at regime, found others
            """)
    void aMalformedRegimeIsRefusedByName(String regime, String message) {
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> RegimeJson.read(Members.parse(regime, "r").json()))
                .withMessage(message);
    }
}
