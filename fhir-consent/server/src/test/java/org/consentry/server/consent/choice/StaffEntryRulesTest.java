// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.consent.terms.ConsentMapping;
import org.consentry.server.consent.terms.Consents;
import org.consentry.server.consent.terms.Register;
import org.consentry.server.fhir.search.NotComputable;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What staff may enter for a patient, and on top of what. */
class StaffEntryRulesTest {
    private static final Instant NOW = Instant.parse("2026-05-20T12:00:00Z");
    private static final String RULE = "Consent.provision";
    private static final String DATE = "Consent.dateTime";

    private final ConsentMapping mapping =
            new ConsentMapping(new Register(), Consents.TERMINOLOGY, ZoneId.of("America/New_York"));

    @Test
    void aNoByPhoneAndAYesOnPaperWithItsFormAreTaken() {
        assertThat(complaints(entry(Consents.no(), "phone", "2026-05-19"))).isEmpty();
        assertThat(complaints(entry(Consents.no(), "paper", "2026-05-19"))).isEmpty();
        Consent yes = entry(Consents.yes(), "paper", "2026-05-19");
        yes.setSource(new Reference("DocumentReference/form"));
        assertThat(complaints(yes)).isEmpty();
    }

    static Stream<Arguments> bent() {
        return Stream.of(
                bent("no channel", consent -> consent.getExtension().clear(), "Consent.extension"),
                bent("a channel nobody knows", consent -> channel(consent, "web"), "Consent.extension"),
                bent(
                        "two entries",
                        consent -> consent.getExtension()
                                .add(consent.getExtension().get(0).copy()),
                        "Consent.extension"),
                bent("no topic", consent -> consent.getIdentifier().remove(0), "Consent.identifier"),
                bent("an instant", consent -> date(consent, "2026-05-19T10:00:00Z"), DATE),
                bent("a month", consent -> date(consent, "2026-05"), DATE),
                bent("what does not count", consent -> consent.setStatus(ConsentState.INACTIVE), "Consent.status"),
                bent(
                        "a text of a page",
                        consent -> policy(consent, "https://consentry.org/fhir/text/ai/0"),
                        "Consent.policy"),
                bent("a yes on paper without its form", consent -> yes(consent), "Consent.source"),
                bent(
                        "somebody else's form",
                        consent -> consent.setSource(new Reference("DocumentReference/of-ben")),
                        "Consent.source"),
                bent("a form inside", consent -> consent.setSource(new Attachment().setTitle("x")), "Consent.source"),
                bent(
                        "a period",
                        consent -> consent.getProvision()
                                .setPeriod(new Period().setStartElement(new DateTimeType("2026"))),
                        RULE),
                bent(
                        "no purpose",
                        consent -> consent.getProvision().getPurpose().clear(),
                        RULE),
                bent(
                        "an exception",
                        consent -> consent.getProvision().addProvision().setType(Consent.ConsentProvisionType.PERMIT),
                        RULE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bent")
    void isRefusedByName(Consumer<Consent> bend, String expression) {
        Consent consent = entry(Consents.no(), "paper", "2026-05-19");
        bend.accept(consent);

        assertThat(complaints(consent)).anyMatch(found -> found.startsWith(expression));
    }

    /** The day is New York's: 2026-05-20 there runs from 04:00 to 04:00 UTC. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            permit, 2026-05-18T12:00:00Z,     deny,   2026-05-19, -
            permit, 2026-05-19T12:00:00Z,     deny,   2026-05-19, -
            permit, 2026-05-20T03:59:59.999Z, deny,   2026-05-19, -
            permit, 2026-05-20T04:00:00Z,     deny,   2026-05-19, Consent.dateTime
            permit, 2026-05-19,               deny,   2026-05-19, -
            permit, 2026-05,                  deny,   2026-05-19, -
            permit, 2026-05-20,               deny,   2026-05-19, Consent.dateTime
            deny,   2026-05-18T12:00:00Z,     permit, 2026-05-19, -
            deny,   2026-05-19T04:00:00Z,     permit, 2026-05-19, Consent.dateTime
            deny,   2026-05-19,               permit, 2026-05-19, Consent.dateTime
            deny,   2026-05,                  permit, 2026-05-19, Consent.dateTime
            deny,   2026-05-20T12:00:00Z,     permit, 2026-05-19, Consent.dateTime
            """)
    void whatIsNotNewerReplacesNothingButANoOfTheSameDayAYes(
            String was, String made, String now, String day, String expression) {
        Consent before = "permit".equals(was) ? Consents.yes() : Consents.no();
        date(before, made);
        Consent consent = entry("permit".equals(now) ? Consents.yes() : Consents.no(), "phone", day);

        assertThat(following(consent, before, Optional.empty()))
                .isEqualTo(expression == null ? List.of() : List.of(expression));
    }

    /**
     * A version that was put back to "not picked" says nothing: a no is not lost for it, and a yes is not helped by it.
     */
    @Test
    void onTopOfWhatSaysNothingANoOfAnyDayCountsAndAnOlderYesDoesNot() {
        Consent none = Consents.no();
        none.setStatus(ConsentState.INACTIVE);
        date(none, "2026-05-20T11:00:00Z");

        assertThat(following(entry(Consents.no(), "paper", "2026-05-01"), none, Optional.empty()))
                .isEmpty();
        assertThat(following(entry(Consents.yes(), "phone", "2026-05-20"), none, Optional.empty()))
                .containsExactly(DATE);
    }

    @Test
    void whatIsAboutMoreThanTheEntryOrCannotBeReadIsNotReplaced() {
        Consent wide = Consents.no();
        wide.getProvision().addPurpose(new Coding(Consents.ACT_REASON, "HMARKT", null));
        Consent unread = Consents.yes();
        unread.getMeta().addTag(NotComputable.tag());
        Consent exceptions = Consents.yes();
        exceptions.getProvision().addProvision().setType(Consent.ConsentProvisionType.DENY);
        Consent no = entry(Consents.no(), "phone", "2026-05-19");

        assertThat(following(no, wide, Optional.empty())).containsExactly(RULE);
        assertThat(following(no, exceptions, Optional.empty())).containsExactly(RULE);
        assertThat(following(no, unread, Optional.empty())).containsExactly("Consent");
    }

    @Test
    void aCorrectionPutsBackExactlyWhatStoodBeforeAnEntry() {
        Consent entered = entry(Consents.no(), "phone", "2026-05-20");
        Consent back = entry(Consents.yes(), "correction", "2026-05-01T10:00:00Z");
        back.setPolicy(Consents.yes().getPolicy());
        Consent gone = entry(Consents.no(), "correction", "2026-05-20T12:00:00Z");
        gone.setStatus(ConsentState.INACTIVE);

        assertThat(complaints(back)).isEmpty();
        assertThat(following(back, entered, Optional.of(Consents.yes()))).isEmpty();
        assertThat(following(gone, entered, Optional.empty())).isEmpty();
        assertThat(following(back, entered, Optional.of(Consents.no()))).containsExactly(RULE);
        assertThat(following(back, entered, Optional.empty())).containsExactly(RULE);
        assertThat(following(back, Consents.no(), Optional.of(Consents.yes())))
                .as("what the patient chose")
                .containsExactly(RULE);
        assertThat(following(back, entry(Consents.no(), "correction", "2026-05-20"), Optional.of(Consents.yes())))
                .as("what was taken back")
                .containsExactly(RULE);
    }

    /** With the day of the correction, a yes of May 1 would overturn a no that another system filed on May 10. */
    @ParameterizedTest
    @CsvSource(
            value = {"2026-05-20T12:00:00Z", "2026-05-01", "2026-04-01T10:00:00Z", "-"},
            nullValues = "-")
    void aChoiceThatIsPutBackKeepsItsDay(@Nullable String day) {
        Consent back = entry(Consents.yes(), "correction", "2026-05-20");
        back.setPolicy(Consents.yes().getPolicy());
        back.setDateTimeElement(day == null ? null : new DateTimeType(day));

        assertThat(following(back, entry(Consents.no(), "phone", "2026-05-20"), Optional.of(Consents.yes())))
                .containsExactly(DATE);
    }

    /** As a first choice, a correction would be a yes without a form and with any time. */
    @ParameterizedTest
    @CsvSource({"correction, 1", "paper, 0", "phone, 0", "desk, 0"})
    void aFirstChoiceTakesNothingBack(String channel, int refused) {
        Complaints complaints = new Complaints();
        new StaffEntryRules(mapping, complaints, NOW).begin(entry(Consents.yes(), channel, "2026-05-19"));
        assertThat(complaints.all()).hasSize(refused);
    }

    /** Who it was is told by the token, whatever was sent. */
    @Test
    void theServerSignsAnEntry() {
        Consent consent = entry(Consents.no(), "desk", "2026-05-19");
        consent.getExtension().get(0).addExtension("by", new StringType("Somebody Else"));

        StaffEntry.of(consent).orElseThrow().sign(consent, "Dana Reyes");

        assertThat(consent.getExtensionsByUrl(StaffEntry.ENTERED)).hasSize(1);
        Extension signed = consent.getExtensionByUrl(StaffEntry.ENTERED);
        assertThat(signed.getExtensionsByUrl("by"))
                .extracting(by -> by.getValue().primitiveValue())
                .containsExactly("Dana Reyes");
        assertThat(signed.getExtensionByUrl("channel").getValue().primitiveValue())
                .isEqualTo("desk");
    }

    private List<String> complaints(Consent consent) {
        Complaints complaints = new Complaints();
        new StaffEntryRules(mapping, complaints, NOW)
                .check(consent, source -> "DocumentReference/form".equals(source.getReference()));
        return expressions(complaints);
    }

    private List<String> following(Consent consent, Consent before, Optional<Consent> older) {
        Complaints complaints = new Complaints();
        new StaffEntryRules(mapping, complaints, NOW).follow(consent, before, NOW.minusSeconds(60), older);
        return expressions(complaints);
    }

    private static List<String> expressions(Complaints complaints) {
        return complaints.all().stream().map(Complaints.Complaint::expression).toList();
    }

    private static Consent entry(Consent consent, String channel, String day) {
        channel(consent, channel);
        date(consent, day);
        policy(consent, "https://consentry.org/fhir/script/ai/abc");
        return consent;
    }

    private static void channel(Consent consent, String channel) {
        consent.getExtension().clear();
        consent.addExtension().setUrl(StaffEntry.ENTERED).addExtension("channel", new CodeType(channel));
    }

    private static void date(Consent consent, String date) {
        consent.setDateTimeElement(new DateTimeType(date));
    }

    private static void policy(Consent consent, String uri) {
        consent.getPolicyFirstRep().setUri(uri);
    }

    private static void yes(Consent consent) {
        consent.setProvision(Consents.yes().getProvision());
    }

    private static Arguments bent(String name, Consumer<Consent> bend, String expression) {
        return Arguments.of(Named.of(name, bend), expression);
    }
}
