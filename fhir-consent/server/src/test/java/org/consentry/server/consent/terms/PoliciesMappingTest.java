// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.Purpose;
import org.consentry.server.consent.explain.Questions;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.junit.jupiter.api.Test;

/** The German broad consent: a no around everything, and a yes for each policy, each with its own period. */
class PoliciesMappingTest {
    private static final String SYSTEM = "urn:oid:2.16.840.1.113883.3.1937.777.24.5.3";
    private static final Instant THEN = Instant.parse("2026-01-02T12:00:00Z");

    private final Consent consent = Consents.paper();

    @Test
    void useIsAYesToResearchOnWhatWasTakenWhileCollectingWasAllowed() {
        policy(ConsentProvisionType.PERMIT, "2030-12-31", "6");
        policy(ConsentProvisionType.PERMIT, "2055-12-31", "8");

        assertThat(research(THEN)).isEqualTo("PERMIT");
        assertThat(research(Instant.parse("2019-06-01T00:00:00Z"))).isEqualTo("CONSENT_DENY");
        assertThat(Questions.answer(terms(), Purpose.MLTRAINING)).isEqualTo("CONSENT_DENY");
    }

    @Test
    void useWithoutAYesToCollectingPermitsNothing() {
        policy(ConsentProvisionType.PERMIT, "2055-12-31", "8");

        assertThat(research(THEN)).isEqualTo("CONSENT_DENY");
    }

    @Test
    void useAbroadNeedsAYesOfItsOwn() {
        policy(ConsentProvisionType.PERMIT, "2030-12-31", "6");
        policy(ConsentProvisionType.PERMIT, "2055-12-31", "8");
        assertThat(abroad()).isEqualTo("CONSENT_DENY");

        policy(ConsentProvisionType.PERMIT, "2055-12-31", "49");
        assertThat(abroad()).isEqualTo("PERMIT");
    }

    @Test
    void severalPoliciesInOneProvisionAreAlternatives() {
        policy(ConsentProvisionType.PERMIT, "2055-12-31", "6", "8");

        assertThat(research(THEN)).isEqualTo("PERMIT");
    }

    @Test
    void aNoToUseIsANoToResearch() {
        policy(ConsentProvisionType.DENY, "2055-12-31", "8");
        consent.getProvision().setType(ConsentProvisionType.PERMIT);

        assertThat(research(THEN)).isEqualTo("CONSENT_DENY");
        assertThat(Questions.answer(terms(), Purpose.TREAT)).isEqualTo("PERMIT");
    }

    @Test
    void ofAPolicyTheTableLacksAYesDoesNotCountAndANoMayBeAboutAnything() {
        policy(ConsentProvisionType.PERMIT, "2055-12-31", "77");
        assertThat(research(THEN)).isEqualTo("CONSENT_DENY");

        consent.getProvision().getProvision().clear();
        policy(ConsentProvisionType.DENY, "2055-12-31", "77");
        consent.getProvision().setType(ConsentProvisionType.PERMIT);
        assertThat(research(THEN)).isEqualTo("INDET_TERMINOLOGY");
    }

    /** A document of gICS whose policies the table lacks was read as the general yes around them. */
    @Test
    void aYesAroundAPolicyTheTableLacksPermitsNothing() {
        policy(ConsentProvisionType.PERMIT, "2055-12-31", "77");
        consent.getProvision().setType(ConsentProvisionType.PERMIT);

        assertThat(research(THEN)).isEqualTo("INDET_TERMINOLOGY");
        assertThat(Questions.answer(terms(), Purpose.MLTRAINING)).isEqualTo("INDET_TERMINOLOGY");
    }

    @Test
    void besideAPolicyTheTableLacksTheMappedOnesPermitAndDeny() {
        policy(ConsentProvisionType.PERMIT, "2055-12-31", "6");
        policy(ConsentProvisionType.PERMIT, "2055-12-31", "8");
        policy(ConsentProvisionType.PERMIT, "2055-12-31", "77");
        consent.getProvision().setType(ConsentProvisionType.PERMIT);
        assertThat(research(THEN)).isEqualTo("PERMIT");
        assertThat(research(Instant.parse("2019-06-01T00:00:00Z"))).isEqualTo("INDET_TERMINOLOGY");

        consent.getProvision().getProvision().get(1).setType(ConsentProvisionType.DENY);
        assertThat(research(THEN)).isEqualTo("CONSENT_DENY");
        assertThat(Questions.answer(terms(), Purpose.MLTRAINING)).isEqualTo("INDET_TERMINOLOGY");
    }

    @Test
    void oneProvisionWithMappedAndOtherPoliciesPermitsWhatIsMapped() {
        policy(ConsentProvisionType.PERMIT, "2055-12-31", "6", "8", "77");
        consent.getProvision().setType(ConsentProvisionType.PERMIT);
        assertThat(research(THEN)).isEqualTo("PERMIT");
        assertThat(Questions.answer(terms(), Purpose.MLTRAINING)).isEqualTo("INDET_TERMINOLOGY");

        consent.setProvision(consent.getProvision().getProvisionFirstRep());
        assertThat(research(THEN)).isEqualTo("PERMIT");
        assertThat(Questions.answer(terms(), Purpose.MLTRAINING)).isEqualTo("INDET_TERMINOLOGY");
    }

    /** Only the first policy of the root counted, so that the no to use was gone. */
    @Test
    void severalPoliciesOfTheRootAllCount() {
        policy(ConsentProvisionType.DENY, "2055-12-31", "6", "8");
        consent.setProvision(consent.getProvision().getProvisionFirstRep());

        assertThat(research(THEN)).isEqualTo("CONSENT_DENY");
        assertThat(Questions.answer(terms(), Purpose.MLTRAINING)).isEqualTo("OPT_IN_MISSING");
    }

    /** The address of gICS names the domain behind the word Policy; the no was taken for one to a kind of scan. */
    @Test
    void aPolicyOfADomainOfGicsIsOneToo() {
        policy(ConsentProvisionType.DENY, "2055-12-31", "8");
        consent.getProvision()
                .setType(ConsentProvisionType.PERMIT)
                .getProvisionFirstRep()
                .setCode(List.of(Consents.concept(
                        "https://ths-greifswald.de/fhir/CodeSystem/gics/Policy/clinic", "OptOut_research")));

        assertThat(research(THEN)).isEqualTo("INDET_TERMINOLOGY");
    }

    private void policy(ConsentProvisionType type, String end, String... numbers) {
        consent.getProvision().setType(ConsentProvisionType.DENY);
        Consent.ProvisionComponent provision =
                consent.getProvision().addProvision().setType(type);
        provision.setPeriod(
                new Period().setStartElement(new DateTimeType("2025-01-01")).setEndElement(new DateTimeType(end)));
        for (String number : numbers) {
            provision.addCode(Consents.concept(SYSTEM, SYSTEM.substring("urn:oid:".length()) + "." + number));
        }
    }

    private String research(Instant taken) {
        return Questions.answer(terms(), Purpose.HRESCH, Questions.northlight(), taken);
    }

    private String abroad() {
        return Questions.answer(terms(), Purpose.HRESCH, Questions.northlight("class:outside-eu"), THEN);
    }

    private ConsentTerms terms() {
        return Consents.read(consent);
    }
}
