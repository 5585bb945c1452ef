// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.consentry.policy.Reason;
import org.junit.jupiter.api.Test;

class JudgeTest {
    /** Time or a person can change the answer, or it is found at the door and never of what waits. */
    private static final Set<Reason> WAITS = EnumSet.of(
            Reason.LEGAL_HOLD,
            Reason.DICOM_CONSENT_FLAG,
            Reason.MISSING_ATTR,
            Reason.NO_PATIENT,
            Reason.INDET_CONSENT_AMBIGUOUS,
            Reason.INDET_CONSENT_CONTRADICTORY,
            Reason.INDET_CONSENT_MALFORMED,
            Reason.INDET_MODIFIER,
            Reason.INDET_ACTOR,
            Reason.INDET_TERMINOLOGY,
            Reason.INDET_IDENTITY,
            Reason.INDET_REGISTRY,
            Reason.INDET_STORE,
            Reason.INDET_INCOMPLETE,
            Reason.INDET_STALE,
            Reason.INDET_INTERNAL,
            Reason.DEST_UNREGISTERED,
            Reason.DEST_UNTRUSTED,
            Reason.KIND_NOT_TAKEN,
            Reason.DEST_COUNTRY,
            Reason.LOCAL_ONLY,
            Reason.AGREEMENT_PENDING,
            Reason.VENDOR_FROZEN,
            Reason.RELEASE_SUSPENDED,
            Reason.PRIVACY_AUDIT_MISSING,
            Reason.BUDGET_EXHAUSTED,
            Reason.MIXED_PATIENT,
            Reason.ISSUER_UNKNOWN,
            Reason.DEID_INSUFFICIENT,
            Reason.BURNED_IN_TEXT,
            Reason.COPY_CHECK_FAILED,
            Reason.FL_TERMS,
            Reason.CANARY_WITHHELD,
            Reason.HUMAN_REVIEW,
            Reason.VERSION_CHANGED,
            Reason.AUDIT_UNAVAILABLE,
            Reason.DROPPED_BY_HAND,
            Reason.WAITED_TOO_LONG);

    // Nothing leaves by a reason that nobody has thought of here, but a patient's no would not destroy what waits.
    @Test
    void whoAddsAReasonSaysWhatBecomesOfWhatWaits() {
        EnumSet<Reason> sorted = EnumSet.copyOf(WAITS);
        sorted.addAll(Judge.FOR_GOOD);

        assertThat(sorted).isEqualTo(EnumSet.allOf(Reason.class));
        assertThat(WAITS).doesNotContainAnyElementsOf(Judge.FOR_GOOD);
    }
}
