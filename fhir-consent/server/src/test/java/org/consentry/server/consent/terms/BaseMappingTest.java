// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import static org.assertj.core.api.Assertions.assertThat;

import org.consentry.policy.Conditions;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.Effect;
import org.consentry.policy.Purpose;
import org.consentry.policy.Reason;
import org.consentry.policy.Rule;
import org.consentry.server.access.answer.Complaints;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseMappingTest {
    @ParameterizedTest(name = "policyRule {0}, root {1}, stating {2}: {3}")
    @CsvSource(nullValues = "-", textBlock = """
            -,      permit, nothing, permit
            -,      deny,   nothing, deny
            -,      permit, purpose, permit
            -,      -,      nothing, INDET_CONSENT_AMBIGUOUS
            -,      -,      purpose, INDET_CONSENT_AMBIGUOUS
            OPTIN,  -,      nothing, permit
            OPTINR, -,      nothing, permit
            OPTIN,  -,      period,  INDET_CONSENT_AMBIGUOUS
            OPTIN,  -,      purpose, INDET_CONSENT_AMBIGUOUS
            OPTIN,  deny,   nothing, deny
            OPTOUT, -,      nothing, deny
            OPTOUTE,-,      nothing, deny
            OPTOUT, -,      period,  deny
            OPTOUT, -,      purpose, deny
            OPTOUT, deny,   purpose, deny
            OPTOUT, permit, purpose, permit else deny
            OPTOUTE,permit, purpose, permit else deny
            OPTOUT, permit, nothing, INDET_CONSENT_CONTRADICTORY
            OPTOUT, permit, period,  INDET_CONSENT_CONTRADICTORY
            NOPP,   -,      nothing, INDET_CONSENT_AMBIGUOUS
            """)
    void theBaseEffectIsTheFirstThatApplies(String policyRule, String type, String states, String expected) {
        Consent consent = Consents.paper();
        if (policyRule != null) {
            consent.setPolicyRule(Consents.concept(Consents.ACT_CODE, policyRule));
        }
        if (type != null) {
            consent.getProvision().setType(ConsentProvisionType.fromCode(type));
        }
        if ("period".equals(states)) {
            consent.getProvision().setPeriod(new Period().setStartElement(new DateTimeType("2020")));
        }
        if ("purpose".equals(states)) {
            consent.getProvision().addPurpose(new Coding(Consents.ACT_REASON, "HRESCH", null));
        }

        String found = switch (Consents.read(consent).base()) {
            case ConsentTerms.Rules rules ->
                rules.root().effect().name().toLowerCase(java.util.Locale.ROOT)
                        + (rules.elseDeny() ? " else deny" : "");
            case ConsentTerms.NotComputable(Reason reason) -> reason.name();
        };
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void anOptOutThatStatesConditionsIsOneNoToEverythingAndSaysSo() {
        Consent consent = Consents.paper();
        consent.setPolicyRule(Consents.concept(Consents.ACT_CODE, "OPTOUT"));
        consent.getProvision().addPurpose(new Coding(Consents.ACT_REASON, "HRESCH", null));
        consent.getProvision().addProvision().setType(ConsentProvisionType.PERMIT);
        Complaints diagnostics = new Complaints();

        ConsentTerms terms = Consents.read(consent, diagnostics);

        assertThat(terms.base()).isEqualTo(new ConsentTerms.Rules(Rule.deny(Conditions.ANY)));
        assertThat(diagnostics.all())
                .extracting(Complaints.Complaint::expression)
                .containsExactly("Consent.provision");
    }

    @Test
    void bothOptInAndOptOutContradictEachOtherInWhicheverOrder() {
        Consent consent = Consents.paper();
        consent.getPolicyRule()
                .addCoding(new Coding(Consents.ACT_CODE, "OPTIN", null))
                .addCoding(new Coding(Consents.ACT_CODE, "OPTOUT", null));

        assertThat(Consents.reason(consent)).hasValue(Reason.INDET_CONSENT_CONTRADICTORY);
    }

    /** Known from other engines: a child's own type was ignored, so a permit inside a permit became a deny. */
    @Test
    void anExceptionHasItsOwnTypeAndWithoutOneIsTheOppositeWithAWarning() {
        Consent consent = Consents.paper();
        consent.getProvision().setType(ConsentProvisionType.PERMIT);
        consent.getProvision()
                .addProvision()
                .setType(ConsentProvisionType.PERMIT)
                .addPurpose(new Coding(Consents.ACT_REASON, "HRESCH", null))
                .addProvision()
                .addPurpose(new Coding(Consents.ACT_REASON, "CLINTRCH", null));
        Complaints diagnostics = new Complaints();

        Rule root = ((ConsentTerms.Rules) Consents.read(consent, diagnostics).base()).root();

        Rule child = root.exceptions().get(0);
        assertThat(child.effect()).isEqualTo(Effect.PERMIT);
        assertThat(child.exceptions()).containsExactly(Rule.deny(Conditions.purposes(Purpose.of("CLINTRCH"))));
        assertThat(diagnostics.all())
                .extracting(Complaints.Complaint::expression)
                .containsExactly("Consent.provision.provision[0].provision[0].type");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void anUnknownModifierAnywhereLeavesNothingComputable(int place) {
        Consent consent = Consents.no();
        Consent.ProvisionComponent child = consent.getProvision().addProvision().setType(ConsentProvisionType.PERMIT);
        Extension unknown = new Extension("urn:unknown", new BooleanType(true));
        switch (place) {
            case 0 -> consent.addModifierExtension(unknown);
            case 1 -> child.addModifierExtension(unknown);
            case 2 -> child.addActor().addModifierExtension(unknown);
            case 3 -> child.addData().addModifierExtension(unknown);
            default -> consent.addContained((Organization) new Organization().addModifierExtension(unknown));
        }

        assertThat(Consents.reason(consent)).hasValue(Reason.INDET_MODIFIER);
    }

    @ParameterizedTest
    @CsvSource({
        "permit,DEID,",
        "permit,NORELINK,",
        "permit,ORCON,",
        "permit,NOMOBIL,INDET_MODIFIER",
        "permit,OPTIN,INDET_MODIFIER",
        "deny,DEID,INDET_MODIFIER"
    })
    void aLimitWithAControlThereIsACodeForIsWhatAPermitDemands(String type, String control, String reason) {
        Consent consent = Consents.paper();
        consent.getProvision()
                .setType(ConsentProvisionType.fromCode(type))
                .addModifierExtension(Consents.limit(control));

        assertThat(Consents.reason(consent).map(Reason::name).orElse(null)).isEqualTo(reason);
        if (reason == null) {
            assertThat(Consents.rule(consent).obligations())
                    .containsExactly(new org.consentry.policy.Obligation(control));
        }
    }

    @Test
    void sixteenLevelsAreReadAndSeventeenAreNot() {
        Consent consent = Consents.paper();
        Consent.ProvisionComponent deepest = consent.getProvision().setType(ConsentProvisionType.DENY);
        for (int level = 2; level <= BaseMapping.DEEPEST; level++) {
            deepest = deepest.addProvision().setType(ConsentProvisionType.DENY);
        }
        assertThat(Consents.reason(consent)).isEmpty();

        deepest.addProvision().setType(ConsentProvisionType.PERMIT);
        assertThat(Consents.reason(consent)).hasValue(Reason.INDET_CONSENT_MALFORMED);
    }

    @Test
    void aPeriodThatIsWithheldOrEndsBeforeItStartsLeavesNothingComputable() {
        Consent withheld = Consents.no();
        DateTimeType end = new DateTimeType();
        end.addExtension(
                new Extension("http://hl7.org/fhir/StructureDefinition/data-absent-reason", new CodeType("masked")));
        withheld.getProvision().setPeriod(new Period().setEndElement(end));
        Consent turned = Consents.no();
        turned.getProvision()
                .setPeriod(new Period()
                        .setStartElement(new DateTimeType("2026-02-01"))
                        .setEndElement(new DateTimeType("2026-01-01")));

        assertThat(Consents.reason(withheld)).hasValue(Reason.INDET_CONSENT_MALFORMED);
        assertThat(Consents.reason(turned)).hasValue(Reason.INDET_CONSENT_MALFORMED);
    }

    @Test
    void exceptionsReplaceDimensionsUnlessTheConsentSaysTheyAddToThem() {
        Consent consent = Consents.no();
        assertThat(Consents.rules(consent).nesting()).isEqualTo(ConsentTerms.Nesting.REPLACING);

        consent.addExtension(new Extension(BaseMapping.NESTING, new CodeType("conjunctive")));
        assertThat(Consents.rules(consent).nesting()).isEqualTo(ConsentTerms.Nesting.CONJUNCTIVE);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            active,           patient-privacy, true
            active,           research,        true
            active,           -,               true
            active,           treatment,       false
            active,           adr,             false
            draft,            patient-privacy, false
            proposed,         patient-privacy, false
            inactive,         patient-privacy, false
            rejected,         patient-privacy, false
            entered-in-error, patient-privacy, false
            """)
    void onlyWhatIsActiveAndAboutDisclosureCounts(String status, String scope, boolean counts) {
        Consent consent = Consents.no().setStatus(Consent.ConsentState.fromCode(status));
        consent.setScope(
                scope == null ? null : Consents.concept("http://terminology.hl7.org/CodeSystem/consentscope", scope));

        assertThat(ConsentMapping.counts(consent)).isEqualTo(counts);
    }
}
