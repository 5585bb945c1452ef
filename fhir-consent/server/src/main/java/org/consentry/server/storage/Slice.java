// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a search.
 *
 * @param rows in the order asked for
 * @param cursor where the next page begins, or null if this is the last
 */
public record Slice(List<StoredVersion> rows, @Nullable Cursor cursor) {
    /** Copies the rows. */
    public Slice {
        rows = List.copyOf(rows);
    }

    /** Where the next page begins; empty when this is the last. */
    public Optional<Cursor> next() {
        return Optional.ofNullable(cursor);
    }
}
