// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.store;

import java.util.OptionalLong;

/**
 * The result of a check of a chain.
 *
 * @param checked how many links hold, from where the check began
 * @param last number of the last link that holds, or 0
 * @param brokenAt number of the first link that does not hold, or 0 if all do
 * @param outside how many events were slipped in, beyond those that are sealed or wait for their seal; below 0 if some
 *     are missing
 * @param head the last seal that holds, or an empty text. A copy kept elsewhere later shows whether the chain was cut
 *     short
 * @param next number of the link where to go on, or 0 if the check came to the end
 */
public record ChainVerdict(long checked, long last, long brokenAt, long outside, String head, long next) {
    /** Whether the checked part of the trail is as it was written. */
    public boolean holds() {
        return brokenAt == 0 && outside == 0;
    }

    /** Number of the first link that does not hold. */
    public OptionalLong firstBroken() {
        return brokenAt == 0 ? OptionalLong.empty() : OptionalLong.of(brokenAt);
    }
}
