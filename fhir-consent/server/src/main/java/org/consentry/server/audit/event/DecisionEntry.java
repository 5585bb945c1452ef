// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.event;

import org.consentry.policy.AccessRequest;
import org.consentry.policy.Decision;
import org.jspecify.annotations.Nullable;

/**
 * A decision of this server about a request from elsewhere.
 *
 * @param request what was asked
 * @param decision the answer
 * @param cited id of the decision, and the regime it was made under
 * @param matched the resources that the request's identifiers stand for
 * @param asker who asked
 */
public record DecisionEntry(AccessRequest request, Decision decision, Cited cited, Matched matched, Requester asker) {
    /**
     * The references by which a decision can be found again.
     *
     * @param decision id of the decision
     * @param regime citation of the regime, {@code id/version}
     */
    public record Cited(String decision, String regime) {}

    /**
     * Resources of this server.
     *
     * @param patient logical id of the Patient, or null if unknown; then the event is in no compartment
     * @param study logical id of the ImagingStudy, or null if it is unknown or none was named
     * @param recipientName name of the recipient in the register, or null if it is not there
     */
    public record Matched(
            @Nullable String patient,
            @Nullable String study,
            @Nullable String recipientName) {}

    @Override
    public String toString() {
        return "DecisionEntry[" + cited.decision() + "]";
    }
}
