// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.store;

import java.util.OptionalLong;

/**
 * What a check of the chain found.
 *
 * @param checked how many links hold, from where the check began
 * @param last number of the last link that holds, or 0
 * @param brokenAt number of the first link that does not hold, or 0 if all do
 * @param outside how many events more there are than are sealed or wait for their seal: slipped in behind the trail;
 *     below 0 if some are missing
 * @param head the last seal that holds; empty text if there is none. Kept elsewhere, it shows a chain cut short
 * @param next number of the link where to go on, or 0 if the check came to the end
 */
public record ChainVerdict(long checked, long last, long brokenAt, long outside, String head, long next) {
    /** Whether the trail is as it was written, as far as it was checked. */
    public boolean holds() {
        return brokenAt == 0 && outside == 0;
    }

    /** Number of the first link that does not hold. */
    public OptionalLong firstBroken() {
        return brokenAt == 0 ? OptionalLong.empty() : OptionalLong.of(brokenAt);
    }
}
