// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.Purpose;
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
