// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.fhir.Node;
import org.consentry.portal.fhir.Recorded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChoiceMappingTest {

    private static final Instant AT = Instant.parse("2026-11-22T19:05:00Z");

    @Test
    void aStoredConsentIsReadAsAChoice() {
        Optional<Choice> choice = ChoiceMapping.choice(Recorded.node(Recorded.CONSENT));

        assertThat(choice)
                .contains(new Choice(
                        "Zx81",
                        3,
                        Topic.AI,
                        Choice.Value.NO,
                        Instant.parse("2026-03-03T15:00:00Z"),
                        "https://consentry.org/fhir/text/ai/abc"));
    }

    /** A paper form dated by its day was once left out, and the page said that nothing was picked. */
    @ParameterizedTest
    @CsvSource({
        "2026,2026-01-01T12:00:00Z",
        "2026-03,2026-03-01T12:00:00Z",
        "2026-03-02,2026-03-02T12:00:00Z",
        "2026-03-02T10:00:00-05:00,2026-03-02T15:00:00Z"
    })
    void aChoiceDatedByItsDayIsReadAsWell(String dateTime, Instant at) {
        String json = Recorded.CONSENT.replaceFirst("\"dateTime\":\"[^\"]*", "\"dateTime\":\"" + dateTime);

        assertThat(ChoiceMapping.choice(Recorded.node(json)).map(Choice::at)).contains(at);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    active,           permit, YES
                    active,           deny,   NO
                    active,           '',     UNCLEAR
                    inactive,         deny,   NONE
                    inactive,         permit, NONE
                    entered-in-error, permit, UNCLEAR
                    proposed,         permit, UNCLEAR
                    """)
    void onlyAnActiveRecordWithAClearTypeIsAYesOrANo(String status, String type, Choice.Value value) {
        String json = Recorded.CONSENT
                .replace("\"status\":\"active\"", "\"status\":\"" + status + "\"")
                .replace("\"type\":\"deny\"", "\"type\":\"" + type + "\"");

        assertThat(ChoiceMapping.choice(Recorded.node(json)).map(Choice::value)).contains(value);
    }

    /** A paper no without a date was shown as no choice at all, and one with a misprint as a clear yes or no. */
    @Test
    void whatStaffHaveToMendIsUnclearWhateverItSays() {
        String tag = "\"tag\":[{\"system\":\"https://consentry.org/fhir/filing\",\"code\":\"not-computable\"}],";
        String json =
                Recorded.CONSENT.replace("\"meta\":{", "\"meta\":{" + tag).replaceFirst("\"dateTime\"", "\"_was\"");

        assertThat(ChoiceMapping.choice(Recorded.node(json)).map(Choice::value)).contains(Choice.Value.UNCLEAR);
    }

    /** The portal's own Consents about one company and one scan, as SingleChoiceIT of the server gets them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    company:northlight | "actor":[{"role":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/\
                    v3-ParticipationType","code":"IRCP"}]},"reference":{"reference":"Organization/northlight"}}]
                    scan:study1        | "data":[{"meaning":"instance","reference":{"reference":"ImagingStudy/study1"}}]
                    """)
    void aNoToOneCompanyOrScanNamesItAndEveryPurposeOfTheTopics(String code, String named) {
        Matter matter = Matter.of(code).orElseThrow();

        JsonObject consent = ChoiceMapping.consent(single(matter, Choice.Value.NO));

        assertThat(consent.getJsonObject("provision").toString())
                .contains("\"type\":\"deny\"", named, "\"MLTRAINING\"", "\"SYSDEV\"", "\"HRESCH\"");
        assertThat(consent.toString()).contains("\"value\":\"" + code + "\"", "\"status\":\"active\"");
        assertThat(ChoiceMapping.choice(Node.of(consent)).map(Choice::matter)).contains(matter);
        assertThat(ChoiceMapping.consent(single(matter, Choice.Value.NONE)).getString("status"))
                .isEqualTo("inactive");
    }

    /** Shown as a no to Northlight, it would be a no to somebody else. */
    @Test
    void aRuleAboutAnotherCompanyIsNoChoiceAboutTheOneItsIdentifierNames() {
        String json = ChoiceMapping.consent(single(new OneCompany("northlight"), Choice.Value.NO))
                .toString();

        assertThat(ChoiceMapping.choice(Recorded.node(json.replace("Organization/northlight", "Organization/other"))))
                .isEmpty();
        assertThat(ChoiceMapping.choice(Recorded.node(json.replace("\"actor\"", "\"was\""))))
                .isEmpty();
    }

    @Test
    void exceptionsAreCountedWhereACompanyOrAScanIsSaidNoTo() {
        var rules = Map.of(Topic.AI, new DefaultRule("OPT_OUT", true), Topic.RESEARCH, new DefaultRule("OPT_IN", true));
        var said = Map.<Matter, Choice>of(
                new OneCompany("northlight"), choice(new OneCompany("northlight"), Choice.Value.NO),
                new OneCompany("lakeside"), choice(new OneCompany("lakeside"), Choice.Value.NONE),
                new OneScan("study1"), choice(new OneScan("study1"), Choice.Value.UNCLEAR));

        Standing standing = Standing.of(said, rules);

        assertThat(standing.topic(Topic.AI).except()).isEqualTo(new Exceptions(1, 1));
        assertThat(standing.topic(Topic.AI).shares()).isTrue();
        assertThat(standing.topic(Topic.RESEARCH).shares()).isFalse();
        assertThat(standing.about(new OneScan("other"))).isEmpty();
    }

    private static Choice choice(Matter matter, Choice.Value value) {
        return new Choice("c1", 1, matter, value, AT, "");
    }

    private static NewChoice single(Matter matter, Choice.Value value) {
        return new NewChoice(
                "p1", matter, value, Optional.of("c1"), 1, AT, Optional.empty(), "https://example.org/text", "key");
    }

    @ParameterizedTest
    @EnumSource(
            value = Choice.Value.class,
            names = {"YES", "NO", "NONE"})
    void whatIsWrittenIsReadBackTheSame(Choice.Value value) {
        var written = new NewChoice(
                "p1", Topic.RESEARCH, value, Optional.of("Zx82"), 1, AT, Optional.empty(), "https://t/x", "k2");

        JsonObject consent = ChoiceMapping.consent(written);

        assertThat(ChoiceMapping.choice(Node.of(consent)))
                .contains(new Choice("Zx82", 0, Topic.RESEARCH, value, AT, "https://t/x"));
    }

    /** Undoing a yes moved the day of an older no to the day of the undo. */
    @Test
    void aChoiceThatPutsBackAnOlderOneTellsSinceWhenThePersonHasHeldIt() {
        Instant first = AT.minusSeconds(999_999);
        var undo = new NewChoice(
                "p1", Topic.AI, Choice.Value.NO, Optional.of("c1"), 2, AT, Optional.of(first), "https://t/x", "k2");

        Choice read = ChoiceMapping.choice(Node.of(ChoiceMapping.consent(undo))).orElseThrow();

        assertThat(read.since()).isEqualTo(first);
        assertThat(read.at()).isEqualTo(AT);
    }

    @ParameterizedTest
    @CsvSource({"2099-01-01T00:00:00Z", "yesterday", "2026"})
    void aDayOfHoldingThatCannotBeIsNotBelieved(String since) {
        String told =
                "\"extension\":[{\"url\":\"https://consentry.org/fhir/StructureDefinition/held-since\",\"valueDateTime\":\""
                        + since + "\"}],\"status\"";

        Choice read = ChoiceMapping.choice(Recorded.node(Recorded.CONSENT.replaceFirst("\"status\"", told)))
                .orElseThrow();

        assertThat(read.since()).isEqualTo(read.at());
    }

    /** A choice of paper that had ended was shown as if it held, while the rule had long been in force again. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    \"end\":\"2026-11-22T19:05:00Z\",   NONE
                    \"end\":\"2026-11-22T19:05:01Z\",   NO
                    \"end\":\"2026-11-21\",             NONE
                    \"end\":\"2026-11-22\",             NO
                    \"end\":\"2026-10\",                NONE
                    \"end\":\"2026\",                   NO
                    \"end\":\"soon\",                   NO
                    \"start\":\"2026-11-22T19:05:01Z\", NONE
                    \"start\":\"2026-01-01\",           NO
                    """)
    void aChoiceOutsideItsPeriodSaysNothing(String period, Choice.Value value) {
        String json = Recorded.CONSENT.replace("\"provision\":{", "\"provision\":{\"period\":{" + period + "},");

        DatedChoice now = DatedChoice.of(Recorded.node(json), AT).orElseThrow();

        assertThat(now.choice().value()).isEqualTo(value);
    }

    @Test
    void aYesIsOnlyForScansWithoutTheName() {
        var yes = new NewChoice(
                "p1", Topic.AI, Choice.Value.YES, Optional.empty(), 0, AT, Optional.empty(), "https://t/x", "k2");

        String consent = ChoiceMapping.consent(yes).toString();

        assertThat(consent)
                .contains("consent-provision-limit", "DEID", "MLTRAINING", "SYSDEV")
                .doesNotContain("HRESCH");
    }

    /** The choice of a merged record was a problem for ever, though the newer one counts. */
    @Test
    void ofTwoMergedRecordsTheNewerYesOrNoCounts() {
        Choice no = new Choice("old", 3, Topic.AI, Choice.Value.NO, AT, "");
        Choice yes = new Choice("new", 1, Topic.AI, Choice.Value.YES, AT.plusMillis(1), "");
        Choice none = new Choice("new", 2, Topic.AI, Choice.Value.NONE, AT.plusSeconds(9), "");
        Choice sameTime = new Choice("new", 1, Topic.AI, Choice.Value.YES, AT, "");

        assertThat(counting(no, yes, true)).isEqualTo(yes);
        assertThat(counting(yes, no, true)).isEqualTo(yes);
        assertThat(counting(no, none, true)).isEqualTo(no);
        assertThat(counting(none, no, true)).isEqualTo(no);
        assertThat(counting(no, sameTime, true).value()).isEqualTo(Choice.Value.UNCLEAR);
        // A paper no of that day and a yes of that morning: the server lets the no win, so the page must not say yes.
        assertThat(counting(no, yes, false).value()).isEqualTo(Choice.Value.UNCLEAR);
        assertThat(counting(yes, no, false).value()).isEqualTo(Choice.Value.UNCLEAR);
    }

    private static Choice counting(Choice one, Choice other, boolean exact) {
        Duration length = exact ? Duration.ZERO : Duration.ofDays(1);
        return DatedChoice.counting(
                        new DatedChoice(
                                one, "a", one.at().minus(length), one.at().plus(length)),
                        new DatedChoice(other, "b", other.at(), other.at()))
                .choice();
    }

    /** A paper no of one record was a problem for ever beside a choice of the other, though it was weeks older. */
    @ParameterizedTest
    @CsvSource({"2026-03-02, NO", "2026-03-04, UNCLEAR", "2026-03, UNCLEAR", "2026-02, NO", "2026-03-05, YES"})
    void aChoiceOfAPaperIsOlderOrNewerWhereItsDayDoesNotTouchTheOther(String day, Choice.Value value) {
        Node no = Recorded.node(Recorded.CONSENT);
        Node yes = Recorded.node(Recorded.CONSENT
                .replace("deny", "permit")
                .replaceFirst("\"dateTime\":\"[^\"]*", "\"dateTime\":\"" + day));

        assertThat(DatedChoice.counting(
                                DatedChoice.of(no).orElseThrow(),
                                DatedChoice.of(yes).orElseThrow())
                        .choice()
                        .value())
                .isEqualTo(value);
    }

    @Test
    void twoRecordsAboutOneTopicAreAProblemAndNeverAYes() {
        Node other = Recorded.node(Recorded.CONSENT.replace("deny", "permit"));

        assertThat(ChoiceMapping.choice(other).map(Choice::value)).contains(Choice.Value.YES);
        DatedChoice same = DatedChoice.of(other).orElseThrow();
        assertThat(DatedChoice.counting(same, same).choice().value()).isEqualTo(Choice.Value.UNCLEAR);
    }
}
