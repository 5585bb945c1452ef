// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.event;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.jspecify.annotations.Nullable;

/**
 * A decision as an audit event: one of this server, or a refusal of an agent.
 *
 * @param at when it was made
 * @param refusal why it was a no, or null for a yes
 * @param purposes for which purposes
 * @param roles who took part
 * @param about whom and what it is about
 * @param basis versioned Consents that were weighed, and other policies
 * @param details more facts, in this order; blank ones are left out
 */
record AuthzEvent(
        Instant at,
        @Nullable String refusal,
        SortedSet<Purpose> purposes,
        Roles roles,
        About about,
        Weighed basis,
        Map<String, String> details) {
    AuthzEvent {
        purposes = Collections.unmodifiableSortedSet(new TreeSet<>(purposes));
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /**
     * Who took part.
     *
     * @param site who decided and therefore records it
     * @param asker who asked
     * @param recipient who would have received
     * @param recipientName its name at that time, or null if it is not in the register
     * @param recipientType {@code Organization} or {@code Device}
     */
    record Roles(
            String site,
            Requester asker,
            RecipientId recipient,
            @Nullable String recipientName,
            String recipientType) {}

    /**
     * Whom and what it is about.
     *
     * @param patient logical id of the Patient; null if unknown or in doubt
     * @param named the number the request gave for the patient, or null
     * @param study logical id of the ImagingStudy, or null
     * @param studyUid UID the request gave, or null
     * @param isUnmatched whether it names somebody or something not known here
     */
    record About(
            @Nullable String patient,
            @Nullable PatientId named,
            @Nullable String study,
            @Nullable String studyUid,
            boolean isUnmatched) {
        @Override
        public String toString() {
            return "About[isUnmatched=" + isUnmatched + "]";
        }
    }

    /**
     * What was weighed.
     *
     * @param consents references to versions of Consents
     * @param policies references to versions of Consents, and addresses of other rules
     */
    record Weighed(List<String> consents, List<String> policies) {
        Weighed {
            consents = List.copyOf(consents);
            policies = List.copyOf(policies);
        }
    }

    /** Whether the event fits IHE BALP's profile AuthZconsent, which needs a patient and a Consent. */
    boolean conforms() {
        return about.patient() != null && !basis.consents().isEmpty();
    }

    @Override
    public String toString() {
        return "AuthzEvent[" + refusal + "]";
    }
}
