// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.consentry.policy.Action;
import org.consentry.policy.Conditions;
import org.consentry.policy.ConsentRef;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.Listed;
import org.consentry.policy.Obligation;
import org.consentry.policy.Period;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.policy.Rule;
import org.consentry.policy.StudyUid;
import org.consentry.server.access.answer.Complaints;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class ConsentMappingTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Conditions AI = Conditions.purposes(Purpose.MLTRAINING, Purpose.SYSDEV);

    private final ConsentMapping mapping =
            new ConsentMapping(new Register(), Consents.TERMINOLOGY, ZoneId.of("America/New_York"));

    @Test
    void aNoBecomesADenyOfItsPurposes() {
        ConsentTerms terms = terms(Consents.no());

        assertThat(terms.topic()).isEqualTo("ai");
        assertThat(terms.dateTime()).isEqualTo("2026-05-01T10:00:00Z");
        assertThat(terms.base()).isEqualTo(new ConsentTerms.Rules(Rule.deny(AI)));
    }

    @Test
    void aYesWithoutTheNameBecomesAPermitThatDemandsDeid() {
        assertThat(terms(Consents.yes()).base())
                .isEqualTo(new ConsentTerms.Rules(Rule.permit(AI).demanding(Obligation.DEID)));
    }

    @Test
    void recipientsScansAndActionsBecomeConditions() {
        Consent consent = Consents.no();
        ProvisionComponent provision = consent.getProvision();
        provision
                .addActor()
                .setRole(Consents.concept("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "IRCP"))
                .setReference(new Reference("Organization/northlight"));
        provision
                .addData()
                .setMeaning(Consent.ConsentDataMeaning.INSTANCE)
                .setReference(new Reference("ImagingStudy/chest"));
        provision.addAction(Consents.concept("http://terminology.hl7.org/CodeSystem/consentaction", "disclose"));

        Conditions conditions = AI.to(new RecipientId("northlight"))
                .of(new StudyUid("1.2.840.1"))
                .doing(Listed.of(Action.DISCLOSE));
        assertThat(terms(consent).base()).isEqualTo(new ConsentTerms.Rules(Rule.deny(conditions)));
    }

    @Test
    void anExceptionKeepsItsOwnTypeAtAnyDepth() {
        Consent consent = Consents.no();
        ProvisionComponent child = consent.getProvision().addProvision().setType(ConsentProvisionType.PERMIT);
        child.addPurpose(new Coding(Consents.ACT_REASON, "HRESCH", null));
        child.addProvision()
                .setType(ConsentProvisionType.PERMIT)
                .addPurpose(new Coding(Consents.ACT_REASON, "CLINTRCH", null));

        Rule expected = Rule.deny(
                AI,
                Rule.permit(
                        Conditions.purposes(Purpose.HRESCH), Rule.permit(Conditions.purposes(Purpose.of("CLINTRCH")))));
        assertThat(terms(consent).base()).isEqualTo(new ConsentTerms.Rules(expected));
    }

    @Test
    void aDayWithoutATimeRunsToItsLastMillisecondInTheHospitalsZone() {
        Consent consent = Consents.no();
        consent.getProvision()
                .setPeriod(new org.hl7.fhir.r4.model.Period()
                        .setStartElement(new DateTimeType("2026-03"))
                        .setEndElement(new DateTimeType("2026-06-30")));

        Period whole = new Period(Instant.parse("2026-03-01T05:00:00Z"), Instant.parse("2026-07-01T03:59:59.999Z"));
        assertThat(terms(consent).base())
                .isEqualTo(new ConsentTerms.Rules(Rule.deny(AI).during(whole)));
    }

    @Test
    void aTimeWithAnOffsetIsThatInstant() {
        Consent consent = Consents.no();
        consent.setDateTimeElement(new DateTimeType("2026-05-01T12:00:00+02:00"));

        assertThat(terms(consent).dateTime()).isEqualTo("2026-05-01T10:00:00Z");
    }

    /** A German broad consent once stopped AI in care: a no to everything in it is about what is not care. */
    @Test
    void aConsentToResearchSparesCare() {
        Consent research = Consents.no();
        research.getScope().getCodingFirstRep().setCode("research");
        Consent optOut = research.copy();
        optOut.getProvision().setType(null);
        optOut.setPolicyRule(Consents.concept(Consents.ACT_CODE, "OPTOUT"));
        Consent both = research.copy();
        both.getScope().addCoding(Consents.no().getScope().getCodingFirstRep());

        assertThat(Consents.rules(research).secondaryOnly()).isTrue();
        assertThat(Consents.rules(optOut).secondaryOnly()).isTrue();
        assertThat(Consents.rules(both).secondaryOnly()).isFalse();
        assertThat(Consents.rules(Consents.no()).secondaryOnly()).isFalse();
    }

    private ConsentTerms terms(Consent consent) {
        Complaints diagnostics = new Complaints();
        ConsentTerms terms = mapping.terms(consent, new ConsentRef("c1", 1), NOW, diagnostics);
        assertThat(diagnostics.all()).isEmpty();
        return terms;
    }
}
