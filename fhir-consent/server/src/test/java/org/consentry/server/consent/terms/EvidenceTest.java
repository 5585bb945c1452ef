// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {
    @ParameterizedTest(name = "made by {0}, with a document: {1}")
    @CsvSource(nullValues = "-", textBlock = """
            Patient/anna,              true,  true
            Patient/anna-before,       true,  true
            RelatedPerson/peter,       true,  true
            Patient/anna,              false, false
            Patient/ben,               true,  false
            RelatedPerson/no-longer,   true,  false
            RelatedPerson/nobody,      true,  false
            Practitioner/grey,         true,  false
            Organization/northlight,   true,  false
            -,                         true,  false
            """)
    void aSignedDocumentMadeByThePatientOrAKnownProxyIsEvidence(String performer, boolean document, boolean expected) {
        Consent consent = Consents.paper();
        consent.getPerformer().clear();
        if (performer != null) {
            consent.addPerformer(new Reference(performer));
        }
        if (document) {
            consent.setSource(new Reference("DocumentReference/scan"));
        }

        assertThat(Consents.read(consent).evidenced()).isEqualTo(expected);
    }

    @Test
    void aChoiceMadeOnThePortalsPageIsEvidenceByTheTextShown() {
        assertThat(Consents.read(Consents.yes()).evidenced()).isTrue();

        Consent byProxy = Consents.yes();
        byProxy.getPerformer().clear();
        byProxy.addPerformer(new Reference("RelatedPerson/peter"));
        assertThat(Consents.read(byProxy).evidenced()).isFalse();
    }

    @Test
    void anEmptyDocumentOrAFailedVerificationIsNone() {
        Consent empty = Consents.paper();
        empty.setSource(new Attachment().setTitle("The form"));
        Consent refuted = Consents.yes();
        refuted.addVerification().setVerified(false);

        assertThat(Consents.read(empty).evidenced()).isFalse();
        assertThat(Consents.read(refuted).evidenced()).isFalse();
    }
}
