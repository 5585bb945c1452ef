// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.explain;

import java.time.Instant;
import java.util.Set;
import org.consentry.policy.Action;
import org.consentry.policy.DeidState;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Purpose;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.Study;
import org.consentry.protocol.RegisteredRecipient;

/**
 * What somebody wants to know, with all that is known about it.
 *
 * @param study what it is about
 * @param recipient who would receive it
 * @param purposes what for
 * @param action what is done with it
 * @param deidState how far it is de-identified
 * @param asOf the instant it is about
 * @param terms what the patient said
 * @param regimes the rules of all places
 */
record PolicyQuestion(
        Study study,
        RegisteredRecipient recipient,
        Set<Purpose> purposes,
        Action action,
        DeidState deidState,
        Instant asOf,
        PatientTerms terms,
        RegimeSet regimes) {
    PolicyQuestion {
        purposes = Set.copyOf(purposes);
    }

    /** The same, if the patient had said this. */
    PolicyQuestion given(PatientTerms other) {
        return new PolicyQuestion(study, recipient, purposes, action, deidState, asOf, other, regimes);
    }
}
