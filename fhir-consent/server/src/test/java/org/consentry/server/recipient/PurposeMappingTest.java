// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import org.consentry.policy.Purpose;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurposeMappingTest {
    @Test
    void aPurposeOfAnotherCodeSystemIsItself() {
        // Only codes of the hierarchy could be registered, so purposes of other code systems were of no use.
        assertThat(PurposeMapping.purpose(extension(new Coding("https://ga4gh.example/duo", "DUO:0000042", null))))
                .contains(new Purpose("https://ga4gh.example/duo", "DUO:0000042"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://terminology.hl7.org/CodeSystem/v3-ActReason, MLTRAINING",
        "http://hl7.org/fhir/v3/ActReason, MLTRAINING",
        "urn:oid:2.16.840.1.113883.5.8, MLTRAINING"
    })
    void aCodeOfOurHierarchyIsOneOfOursByWhateverName(String system, String code) {
        assertThat(PurposeMapping.purpose(extension(new Coding(system, code, null))))
                .contains(Purpose.MLTRAINING);
        assertThat(PurposeMapping.purpose(extension(new CodeType(code)))).contains(Purpose.MLTRAINING);
    }

    @ParameterizedTest
    @CsvSource({
        "http://terminology.hl7.org/CodeSystem/v3-ActReason, MLTRAIN",
        "http://hl7.org/fhir/v3/ActReason, RESEARCH",
        "https://consentry.org/fhir/purpose, MLTRAINING",
        "http://terminology.hl7.org/CodeSystem/v3-ActReason, sale",
        ", MLTRAINING",
        "https://ga4gh.example/duo,"
    })
    void aMisprintOfOursIsNone(String system, String code) {
        assertThat(PurposeMapping.purpose(extension(new Coding(system, code, null))))
                .isEmpty();
    }

    @Test
    void aBareCodeMustBeOfTheHierarchy() {
        assertThat(PurposeMapping.purpose(extension(new CodeType("DUO:0000042"))))
                .isEmpty();
        assertThat(PurposeMapping.purpose(new Extension("x"))).isEmpty();
    }

    private static Extension extension(Type value) {
        return new Extension("x", value);
    }
}
