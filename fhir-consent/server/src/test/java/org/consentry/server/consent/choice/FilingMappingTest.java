// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.List;
import org.consentry.policy.Purpose;
import org.consentry.policy.Reason;
import org.consentry.server.access.Caller;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.consent.explain.Questions;
import org.consentry.server.consent.terms.Consents;
import org.consentry.server.consent.terms.MarksMapping;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes from paper and exchanges with a misprint was refused, and a no in it was lost. */
class FilingMappingTest {
    private static final Caller PATIENT = new Caller(Caller.Kind.PATIENT, "anna", "anna", null);

    /** The no to training of the sample, with one thing in it in another way. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "code":"MLTRAINING"  | "code":"MLTRAINNG"   | Consent.provision.purpose[0] | INDET_TERMINOLOGY
            "type":"deny"        | "type":"dney"        | Consent.provision.type       | INDET_CONSENT_MALFORMED
            "type":"deny"        | "tpye":"deny"        | Consent.provision.tpye       | INDET_CONSENT_MALFORMED
            "status":"active"    | "status":"actve"     | Consent.status               | INDET_CONSENT_MALFORMED
            "status":"active",   |                      | Consent.status               | INDET_CONSENT_MALFORMED
            "2026-05-01T10:00:00Z" | "1.5.2026"         | Consent.dateTime             | CONSENT_DENY
            "code":"59284-0"     | "cod":"59284-0"      | Consent.category[0].coding[0].cod | CONSENT_DENY
            "code":"patient-privacy" | "code":"privacy" | Consent.scope                | CONSENT_DENY
            """)
    void whatCannotBeReadBlocksAndIsNamed(String right, String wrong, String element, String code) {
        String sent = Consents.text(Consents.no()).replace(right, wrong == null ? "" : wrong);

        Consent consent = Consents.admitted(sent);

        assertThat(MarksMapping.of(consent).all())
                .extracting(MarksMapping.Mark::element)
                .contains(element);
        assertThat(Questions.answer(Consents.read(consent), Purpose.MLTRAINING)).isEqualTo(code);
        Complaints diagnostics = new Complaints();
        Consents.read(consent, diagnostics);
        assertThat(diagnostics.all())
                .extracting(Complaints.Complaint::expression)
                .contains(element);
        assertThatExceptionOfType(UnprocessableEntityException.class)
                .as("the sender's own app")
                .isThrownBy(() -> Consents.filing().admit(sent, PATIENT));
    }

    @Test
    void aMisprintedLabelLeavesTheNoToItsPurposeAsItIs() {
        Consent no = Consents.no();
        no.getProvision()
                .addSecurityLabel(new Coding("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "RR", null));

        Consent consent = Consents.admitted(Consents.text(no));

        assertThat(Questions.answer(Consents.read(consent), Purpose.MLTRAINING)).isEqualTo("INDET_TERMINOLOGY");
        assertThat(Questions.answer(Consents.read(consent), Purpose.HRESCH)).isEqualTo("OPT_IN_MISSING");
    }

    /** A yes with a misprint may be narrower than what is read of it: it permits nothing, and its noes stay. */
    @Test
    void aYesWithAMisprintPermitsNothing() {
        Consent yes = Consents.paper();
        yes.setScope(null);
        yes.getProvision().setType(ConsentProvisionType.PERMIT).addPurpose(purpose("HRESCH"));
        yes.getProvision().addProvision().setType(ConsentProvisionType.DENY).addPurpose(purpose("CLINTRCH"));
        yes.getProvision().addProvision().setType(ConsentProvisionType.PERMIT).addPurpose(purpose("MLTRAINING"));

        Consent consent = Consents.admitted(Consents.text(yes));

        assertThat(Questions.permitted(Consents.read(yes))).as("read as it is").isNotEmpty();
        assertThat(Questions.permitted(Consents.read(consent))).isEmpty();
        assertThat(Questions.answer(Consents.read(consent), Purpose.HRESCH)).isEqualTo("INDET_TERMINOLOGY");
        assertThat(Questions.answer(Consents.read(consent), Purpose.MLTRAINING)).isEqualTo("INDET_TERMINOLOGY");
        assertThat(Questions.answer(Consents.read(consent), Purpose.of("CLINTRCH")))
                .isEqualTo("CONSENT_DENY");
    }

    @Test
    void whatItReplacesIsOnlyItsOwnVersionBefore() {
        Consent no = Consents.no();
        no.setScope(null);

        assertThat(Consents.read(Consents.admitted(Consents.text(no))).topic()).isEqualTo("consent:c1");
    }

    /** Two readers read a list in place of one value in two ways; nobody's misprint on paper looks like that. */
    @ParameterizedTest
    @ValueSource(strings = {"[\"deny\"]", "{\"value\":\"deny\"}", "3", "null"})
    void anotherFormOfJsonIsRefusedForEverybody(String form) {
        String sent = Consents.text(Consents.no()).replace("\"type\":\"deny\"", "\"type\":" + form);

        assertThatExceptionOfType(UnprocessableEntityException.class)
                .isThrownBy(() -> Consents.filing().admit(sent, Consents.REGISTRAR));
    }

    @Test
    void aRepairedVersionHasNoMarksWhateverItsSenderCopied() {
        Consent no = Consents.no();
        new MarksMapping(List.of(new MarksMapping.Mark("Consent.scope", "none", true))).put(no);

        Consent consent = Consents.admitted(Consents.text(no));

        assertThat(MarksMapping.of(consent).isMarked()).isFalse();
        assertThat(Consents.reason(consent)).isEmpty();
    }

    @Test
    void theTextStaysWithWhatR4CannotHold() {
        String sent = Consents.text(Consents.no()).replace("\"type\":\"deny\"", "\"type\":\"dney\"");

        assertThat(Consents.admitted(sent).getExtensionByUrl(FilingMapping.ORIGINAL))
                .isNotNull();
        assertThat(Consents.reason(Consents.admitted(sent))).hasValue(Reason.INDET_CONSENT_MALFORMED);
    }

    private static Coding purpose(String code) {
        return new Coding(Consents.ACT_REASON, code, null);
    }
}
