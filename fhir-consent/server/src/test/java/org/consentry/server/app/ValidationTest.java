// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.stream.Collectors;
import org.consentry.server.terminology.Concept;
import org.consentry.server.terminology.Modalities;
import org.consentry.server.terminology.Terminology;
import org.hl7.fhir.utilities.OIDUtilities;
import org.junit.jupiter.api.Test;

class ValidationTest {
    private static final String PATIENT = """
            {"resourceType":"Patient","identifier":[{"system":"urn:oid:%s","value":"1"}],"gender":"%s"}""";

    private static final String STUDY = """
            {"resourceType":"ImagingStudy","status":"available","subject":{"reference":"Patient/1"},"modality":[%s]}""";

    private static final String MODALITY = """
            {"system":"http://dicom.nema.org/resources/ontology/DCM","code":"%s"}""";

    private final Validation validation = new Validation(FhirContext.forR4Cached(), Terminology.shipped());

    @Test
    void whatBreaksR4IsRefusedWithTheElement() {
        String broken = PATIENT.formatted("2.999.1", "nobody");

        assertThatExceptionOfType(UnprocessableEntityException.class).isThrownBy(() -> validation.check(broken));
        assertThat(validation.messages(broken))
                .isNotEmpty()
                .allSatisfy(mistake -> assertThat(mistake.getLocationString()).isEqualTo("Patient.gender"));
    }

    /** The validator would read 1.5 MB of OIDs for each resource, for canonical URLs that none of ours has. */
    @Test
    void aNumberOfAHospitalNeedsNoRegistryOfOids() {
        String registered = "2.16.840.1.113883.4.1";

        assertThat(new OIDUtilities().isKnownOID("urn:oid:" + registered)).isFalse();
        assertThat(new OIDUtilities().isKnownOID(registered)).isFalse();
        assertThat(validation.messages(PATIENT.formatted(registered, "female"))).isEmpty();
        assertThat(validation.messages(PATIENT.formatted("2.999.1", "female"))).isEmpty();
    }

    /** Twenty-five of them were refused as unknown codes, so scans of these kinds could not be registered. */
    @Test
    void everyModalityOfDicomCanBeRegistered() {
        String all = Modalities.shipped().stream()
                .map(Concept::code)
                .map(MODALITY::formatted)
                .collect(Collectors.joining(","));

        assertThat(validation.mistakes(STUDY.formatted(all))).isEmpty();
        assertThat(Modalities.shipped()).extracting(Concept::code).contains("CT", "OPTENF", "PA", "RTSEGANN", "VF");
        assertThat(validation.mistakes(STUDY.formatted(MODALITY.formatted("CTT"))))
                .isNotEmpty();
    }
}
