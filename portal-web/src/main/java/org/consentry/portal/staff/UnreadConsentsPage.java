// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.choice.UnreadConsent;

/**
 * View model of the consents that cannot be computed.
 *
 * @param reason why staff look; empty before they said so
 * @param consents the longest wait first; empty before staff said why
 * @param mistake whether what they said is no reason
 */
public record UnreadConsentsPage(String reason, Optional<List<UnreadConsent>> consents, boolean mistake) {

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "UnreadConsentsPage[]";
    }
}
