// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import org.consentry.protocol.FeedBatch;

/** Reads what comes after a position. */
@FunctionalInterface
interface FeedReads {
    /**
     * Entries after a position, ascending, at most 1000; none if there are none yet.
     *
     * @throws FeedUnavailableException if the database does not answer
     */
    FeedBatch after(long position);
}
