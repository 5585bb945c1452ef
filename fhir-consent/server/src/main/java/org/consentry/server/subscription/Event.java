// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription;

import java.time.Instant;

/**
 * One event of a subscription's topic.
 *
 * @param number from 1 without gaps, for this subscription
 * @param consent logical id
 * @param version of the Consent
 * @param patient logical id of its patient
 * @param at when it was recorded
 */
public record Event(long number, String consent, int version, String patient, Instant at) {
    /** Reference to exactly this version. */
    public String versioned() {
        return "Consent/" + consent + "/_history/" + version;
    }

    @Override
    public String toString() {
        return "Event[" + number + "]";
    }
}
