// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Purpose;
import org.consentry.policy.PurposeGate;
import org.consentry.policy.Regime;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.Study;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.DecisionOutcome;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.export.ExportQuestion;
import org.consentry.server.consent.terms.Consents;
import org.consentry.server.consent.terms.Register;
import org.hl7.fhir.r4.model.Consent;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final Regime OPT_IN =
            new Regime("strict", 1, Map.of(Purpose.MLTRAINING, PurposeGate.OPT_IN), Map.of(), true);

    @Test
    void aNoNamesTheConsentAndTheProvisionThatDecided() {
        Explanation no = explained(Consents.no(), RegisteredRecipient.Status.ACTIVE);

        assertThat(no.isPermit()).isFalse();
        assertThat(no.code()).isEqualTo("CONSENT_DENY");
        assertThat(no.text()).isEqualTo("No: the patient said no, by Consent/c1/_history/1 at provision.");
        assertThat(no.regime()).isEqualTo("strict/1");
    }

    @Test
    void aYesSaysWhatItDemands() {
        Explanation yes = explained(Consents.yes(), RegisteredRecipient.Status.ACTIVE);

        assertThat(yes.outcome()).isEqualTo(DecisionOutcome.PERMIT_WITH_OBLIGATIONS);
        assertThat(yes.text())
                .startsWith("Yes, by Consent/c1/_history/1 at provision")
                .endsWith("It demands DEID.");
    }

    @Test
    void aRecipientThatIsStoppedGetsNothingWhateverThePatientSays() {
        assertThat(explained(Consents.yes(), RegisteredRecipient.Status.PAUSED).code())
                .isEqualTo("VENDOR_FROZEN");
        assertThat(explained(Consents.yes(), RegisteredRecipient.Status.ENDED).code())
                .isEqualTo("DEST_UNREGISTERED");
    }

    @Test
    void whatCannotBeComputedIsSaidInWords() {
        Consent ambiguous = Consents.no();
        ambiguous.getProvision().setType(null);

        Explanation explained = explained(ambiguous, RegisteredRecipient.Status.ACTIVE);

        assertThat(explained.outcome()).isEqualTo(DecisionOutcome.INDETERMINATE);
        assertThat(explained.text()).contains("does not say whether it is a yes or a no");
    }

    private static Explanation explained(Consent consent, RegisteredRecipient.Status status) {
        RegisteredRecipient northlight = new RegisteredRecipient(
                Register.NORTHLIGHT, "Northlight", "company", "US", Set.of(), Set.of(Purpose.MLTRAINING), status);
        PatientId anna = new PatientId("urn:x", "1");
        PolicyQuestion question = new PolicyQuestion(
                ExportQuestion.disclosing(
                        anna, new StudyUid("1.2.3"), Register.NORTHLIGHT, Set.of(Purpose.MLTRAINING), null),
                anna,
                new LinkedStudy(new StudyUid("1.2.3"), anna, Study.UNKNOWN),
                northlight,
                PatientTerms.of(Consents.read(consent)),
                RegimeSet.of(List.of(OPT_IN)));
        return Explanation.of(question, Instant.parse("2026-06-15T12:00:00Z"));
    }
}
