// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of changes.
 *
 * @param rows versions, the newest first
 * @param cursor where the next page begins, or null if this is the last
 */
public record Changes(List<StoredVersion> rows, @Nullable ChangeCursor cursor) {
    /** Copies the rows. */
    public Changes {
        rows = List.copyOf(rows);
    }

    /** Where the next page begins; empty when this is the last. */
    public Optional<ChangeCursor> next() {
        return Optional.ofNullable(cursor);
    }
}
