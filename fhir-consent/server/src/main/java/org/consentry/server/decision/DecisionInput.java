// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import org.consentry.policy.AccessRequest;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Reason;
import org.consentry.policy.RegimeSet;
import org.consentry.protocol.RegisteredRecipient;
import org.jspecify.annotations.Nullable;

/**
 * Everything one decision is made from.
 *
 * @param request what is asked, with all that the register knows
 * @param terms what the patient said
 * @param regimes the rules of all places
 * @param recipient the register's entry, or null if there is none
 * @param refused why no rule needs to be looked at, or null
 * @param matched what the identifiers stand for here
 * @param position the position of the log it was gathered at
 */
public record DecisionInput(
        AccessRequest request,
        PatientTerms terms,
        RegimeSet regimes,
        @Nullable RegisteredRecipient recipient,
        @Nullable Reason refused,
        Matched matched,
        long position) {

    /**
     * Resources of this server.
     *
     * @param patient logical id of the Patient, or null if unknown
     * @param study logical id of the ImagingStudy, or null if unknown or none was named
     */
    public record Matched(
            @Nullable String patient, @Nullable String study) {}
}
