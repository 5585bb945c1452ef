// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import java.util.List;

/**
 * An answer of the feed.
 *
 * @param epoch names this run of numbers; after a restore the server starts another, and positions of the old one mean
 *     nothing
 * @param head the highest position there is
 * @param entries in the order of their positions, without gaps in what they say; may be empty
 */
public record FeedBatch(String epoch, long head, List<FeedEntry> entries) {
    public FeedBatch {
        entries = List.copyOf(entries);
    }
}
