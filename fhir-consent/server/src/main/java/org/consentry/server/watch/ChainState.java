// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.watch;

import java.time.Instant;
import java.util.Optional;
import org.consentry.server.audit.store.Chain;

/**
 * What is known of a chain now.
 *
 * @param chain which one
 * @param links number of the newest link that was checked and holds
 * @param brokenAt number of the first link that does not hold, or 0
 * @param outside how many records more, or fewer, there are than were sealed or wait for it, when last counted
 * @param checkedAt when what is new was last checked; empty before that
 * @param wholeAt when the whole chain was last checked to its end; empty before that
 */
public record ChainState(
        Chain chain, long links, long brokenAt, long outside, Optional<Instant> checkedAt, Optional<Instant> wholeAt) {
    /** Whether the last checks found nothing wrong. */
    public boolean holds() {
        return brokenAt == 0 && outside == 0;
    }
}
