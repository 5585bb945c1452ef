// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.explain;

import java.util.Optional;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.RecipientId;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.export.ExportFacts;
import org.consentry.protocol.export.ExportQuestion;
import org.jspecify.annotations.Nullable;

/**
 * A question about one patient, with everything that is known about it.
 *
 * @param asked the question, about this patient and perhaps this scan
 * @param number the patient's number that is valid now
 * @param scan a scan of this patient, or null for any data
 * @param to who would receive it
 * @param terms what the patient said
 * @param rules the rules of all places
 */
record PolicyQuestion(
        ExportQuestion asked,
        PatientId number,
        @Nullable LinkedStudy scan,
        RegisteredRecipient to,
        PatientTerms terms,
        RegimeSet rules)
        implements ExportFacts {

    /** The same question as if the patient had said this. */
    PolicyQuestion given(PatientTerms other) {
        return new PolicyQuestion(asked, number, scan, to, other, rules);
    }

    @Override
    public Optional<LinkedStudy> study(StudyUid study) {
        return Optional.ofNullable(scan).filter(found -> found.study().equals(study));
    }

    /** Every number here is the patient's, since the caller has looked the patient up. */
    @Override
    public PatientId current(PatientId patient) {
        return number;
    }

    @Override
    public boolean isKnown(PatientId patient) {
        return true;
    }

    @Override
    public PatientTerms terms(PatientId patient) {
        return terms;
    }

    @Override
    public Optional<RegisteredRecipient> recipient(RecipientId recipient) {
        return Optional.of(to).filter(found -> found.id().equals(recipient));
    }

    @Override
    public Optional<RegimeSet> regimes() {
        return Optional.of(rules);
    }
}
