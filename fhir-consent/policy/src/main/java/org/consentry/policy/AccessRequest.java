// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A request to use one patient's scan.
 *
 * @param patient whose it is
 * @param study which scan, or null if the request names none
 * @param recipient who receives it
 * @param purposes what for, at least one; each must be permitted
 * @param action what is done with it
 * @param deidState how far it is de-identified already
 * @param asOf the instant the decision is for, usually now
 */
public record AccessRequest(
        PatientId patient,
        @Nullable StudyUid study,
        Recipient recipient,
        Set<Purpose> purposes,
        Action action,
        DeidState deidState,
        Instant asOf) {

    public AccessRequest {
        purposes = Set.copyOf(purposes);
        if (purposes.isEmpty()) {
            throw new IllegalArgumentException("a request states at least one purpose");
        }
    }

    /** The purposes stated and those the recipient's agreement registers, in a fixed order. */
    TreeSet<Purpose> effectivePurposes() {
        TreeSet<Purpose> all = new TreeSet<>(purposes);
        all.addAll(recipient.registeredPurposes());
        return all;
    }
}
