// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import java.util.OptionalLong;

/**
 * What a check of the chain found.
 *
 * @param sealed how many links hold, from the first on
 * @param brokenAt number of the first link that does not hold, or 0 if all do
 * @param outside how many events are neither sealed nor waiting for their seal: slipped in behind the trail
 * @param head the last seal that holds; empty text if there is none. Kept elsewhere, it shows a chain cut short
 */
public record ChainVerdict(long sealed, long brokenAt, long outside, String head) {
    /** Whether the trail is as it was written. */
    public boolean holds() {
        return brokenAt == 0 && outside == 0;
    }

    /** Number of the first link that does not hold. */
    public OptionalLong firstBroken() {
        return brokenAt == 0 ? OptionalLong.empty() : OptionalLong.of(brokenAt);
    }
}
