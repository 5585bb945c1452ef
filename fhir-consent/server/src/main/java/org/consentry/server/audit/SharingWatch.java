// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import java.time.Instant;
import java.util.Map;

/** Hears of what was shared, in the transaction that records it. */
@FunctionalInterface
public interface SharingWatch {
    /**
     * Hears that something of these patients left, or may have. Nothing is told twice.
     *
     * @param newest for each patient, by logical id, when the newest of it left
     */
    void shared(Map<String, Instant> newest);
}
