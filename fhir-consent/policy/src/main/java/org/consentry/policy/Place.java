// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import org.jspecify.annotations.Nullable;

/**
 * Where the three parties are, each as an ISO 3166 code such as {@code GB} or {@code US-WA}; null if not known, and
 * then every regime that could apply does.
 *
 * @param patient where the patient lives
 * @param facility where the hospital is
 * @param recipient where the recipient is
 */
public record Place(
        @Nullable String patient,
        @Nullable String facility,
        @Nullable String recipient) {

    /** Nothing known. */
    public static final Place UNKNOWN = new Place(null, null, null);
}
