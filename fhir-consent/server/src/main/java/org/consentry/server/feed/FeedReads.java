// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import org.consentry.protocol.FeedBatch;

/** Reads the entries after a position. */
@FunctionalInterface
interface FeedReads {
    /**
     * Entries after a position, ascending, at most 1000; an empty batch if there are none yet. @throws
     * FeedUnavailableException if the database does not answer
     */
    FeedBatch after(long position);
}
