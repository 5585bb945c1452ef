// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.consentry.policy.Action;
import org.consentry.policy.Code;
import org.consentry.policy.Conditions;
import org.consentry.policy.Confidentiality;
import org.consentry.policy.Labels;
import org.consentry.policy.Listed;
import org.consentry.policy.Purpose;
import org.consentry.server.terminology.Terminology;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodesMappingTest {
    private static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://terminology.hl7.org/CodeSystem/v3-ActReason",
                "http://hl7.org/fhir/v3/ActReason",
                "urn:oid:2.16.840.1.113883.5.8"
            })
    void aPurposeIsTheSameInEverySpellingOfItsSystem(String system) {
        assertThat(read(rule -> rule.addPurpose(new Coding(system, "MLTRAINING", null)))
                        .purposes())
                .isEqualTo(Listed.of(Purpose.MLTRAINING));
    }

    /** A no to a code of a system that nobody here knows matched no scan at all. */
    @Test
    void aNoToACodeOfAnUnknownSystemMayBeAboutAnything() {
        Consent no = Consents.paper();
        no.getProvision()
                .setType(Consent.ConsentProvisionType.DENY)
                .addCode(Consents.concept("urn:elsewhere:kinds-of-image", "X1"));
        assertThat(Consents.rule(no).conditions().data().codes())
                .isEqualTo(new Listed<>(Set.of(new Code("urn:elsewhere:kinds-of-image", "X1")), true));

        no.getProvision().setCode(List.of(Consents.concept("http://loinc.org", "18842-5")));
        assertThat(Consents.rule(no).conditions().data().codes())
                .isEqualTo(Listed.of(new Code("http://loinc.org", "18842-5")));
    }

    @Test
    void aPurposeNobodyKnowsStaysListedAsItself() {
        Conditions conditions = read(rule -> rule.addPurpose(new Coding(Consents.ACT_REASON, "AITRAIN", null))
                .addPurpose(new Coding("urn:else", "X1", null)));

        assertThat(conditions.purposes())
                .isEqualTo(Listed.of(new Purpose(Consents.ACT_REASON, "AITRAIN"), new Purpose("urn:else", "X1")));
    }

    @Test
    void aPurposeWithoutSystemIsUnresolved() {
        assertThat(read(rule -> rule.addPurpose(new Coding().setCode("HRESCH"))).purposes())
                .isEqualTo(new Listed<>(Set.of(), true));
    }

    /** They were once two dimensions, and a no to [R, HIV] let a restricted scan go. */
    @Test
    void levelsAndSensitivitiesAreOneDimensionAndWhatIsNeitherIsUnresolved() {
        Conditions conditions = read(rule -> rule.addSecurityLabel(new Coding(CONFIDENTIALITY, "R", null))
                .addSecurityLabel(new Coding(Consents.ACT_CODE, "HIV", null)));
        Labels unresolved = new Labels(Set.of(), Set.of(), true);

        assertThat(conditions.labels())
                .isEqualTo(new Labels(Set.of(Confidentiality.R), Set.of(Code.sensitivity("HIV")), false));
        assertThat(label(CONFIDENTIALITY, "X").labels()).isEqualTo(unresolved);
        assertThat(label(Consents.ACT_CODE, "DEID").labels()).isEqualTo(unresolved);
        assertThat(label("urn:else", "HIV").labels()).isEqualTo(unresolved);
    }

    @ParameterizedTest
    @CsvSource({
        "http://hl7.org/fhir/resource-types,ImagingStudy,ImagingStudy",
        "http://hl7.org/fhir/resource-types,DomainResource,ImagingStudy",
        "http://hl7.org/fhir/resource-types,MedicationRequest,MedicationRequest",
        "urn:ietf:bcp:13,application/dicom,ImagingStudy",
        "urn:ietf:bcp:13,application/hl7-cda+xml,application/hl7-cda+xml",
        "http://loinc.org,18842-5,"
    })
    void aClassIsAKindOfContentOrUnresolved(String system, String code, String kept) {
        assertThat(read(rule -> rule.addClass_(new Coding(system, code, null)))
                        .data()
                        .classes())
                .isEqualTo(kept == null ? new Listed<>(Set.of(), true) : Listed.of(kept));
    }

    @Test
    void aModalityOrBodySiteIsACodeInEverySpellingOfItsSystemAndWordsAreUnresolved() {
        Conditions conditions = read(rule -> rule.addCode(Consents.concept("urn:oid:1.2.840.10008.2.16.4", "CT"))
                .addCode(Consents.concept("http://snomed.info/sct", "51185008"))
                .addCode(new CodeableConcept().setText("breast")));

        assertThat(conditions.data().codes())
                .isEqualTo(new Listed<>(
                        Set.of(Code.modality("CT"), new Code("http://snomed.info/sct", "51185008")), true));
    }

    @Test
    void anActionIsOneOfFiveOrUnresolved() {
        String system = "http://terminology.hl7.org/CodeSystem/consentaction";

        assertThat(read(rule -> rule.addAction(Consents.concept(system, "disclose")))
                        .actions())
                .isEqualTo(Listed.of(Action.DISCLOSE));
        assertThat(read(rule -> rule.addAction(Consents.concept(system, "sell")))
                        .actions())
                .isEqualTo(new Listed<>(Set.of(), true));
    }

    @Test
    void theOrderOfCodingsDoesNotMatter() {
        ProvisionComponent forth = everything();
        ProvisionComponent back = everything();
        Collections.reverse(back.getPurpose());
        Collections.reverse(back.getCode());
        Collections.reverse(back.getSecurityLabel());
        back.getCode().forEach(code -> Collections.reverse(code.getCoding()));

        assertThat(read(back)).isEqualTo(read(forth));
    }

    /** Every control we promise to pass on is a code of HL7's, and none that HL7 has retired. */
    @Test
    void everyControlIsAnObligationOrARefrainOfHl7() {
        Terminology codes = Consents.TERMINOLOGY;
        assertThat(LimitsMapping.controls())
                .allMatch(code -> codes.isA(Terminology.ACT_CODE, code, "ObligationPolicy")
                        || codes.isA(Terminology.ACT_CODE, code, "RefrainPolicy"))
                .doesNotContain("NORDSLCD", "NOMOBIL", "DEIDENTIFIED");
    }

    private static ProvisionComponent everything() {
        ProvisionComponent rule = new ProvisionComponent().setType(ConsentProvisionType.DENY);
        rule.addPurpose(new Coding(Consents.ACT_REASON, "HRESCH", null));
        rule.addPurpose(new Coding(Consents.ACT_REASON, "MLTRAINING", null));
        rule.addSecurityLabel(new Coding(CONFIDENTIALITY, "R", null));
        rule.addSecurityLabel(new Coding("urn:else", "X", null));
        CodeableConcept translated = Consents.concept(Code.DCM, "MG");
        translated.addCoding(new Coding(Code.SNOMED, "71651007", null));
        rule.addCode(translated).addCode(Consents.concept(Code.DCM, "US"));
        return rule;
    }

    private static Conditions label(String system, String code) {
        return read(rule -> rule.addSecurityLabel(new Coding(system, code, null)));
    }

    private static Conditions read(Consumer<ProvisionComponent> states) {
        ProvisionComponent rule = new ProvisionComponent().setType(ConsentProvisionType.DENY);
        states.accept(rule);
        return read(rule);
    }

    private static Conditions read(ProvisionComponent rule) {
        return Consents.rule(Consents.paper().setProvision(rule)).conditions();
    }
}
