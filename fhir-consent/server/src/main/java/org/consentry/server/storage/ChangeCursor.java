// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * The place after the last version of a page of changes. It is stable, since versions never change.
 *
 * @param recordedAt when that version was written
 * @param id logical id
 * @param version its number
 */
public record ChangeCursor(Instant recordedAt, String id, int version) {
    private static final int PARTS = 3;

    /** Opaque text for a link. */
    public String text() {
        return recordedAt.toEpochMilli() + "_" + version + "_" + id;
    }

    /** Reads {@link #text()} back; empty if the text did not come from it. */
    public static Optional<ChangeCursor> parse(String text) {
        String[] parts = text.split("_", -1);
        if (parts.length != PARTS || !ResourceKey.isId(parts[2])) {
            return Optional.empty();
        }
        try {
            Instant at = Instant.ofEpochMilli(Long.parseLong(parts[0]));
            return Optional.of(new ChangeCursor(at, parts[2], Integer.parseInt(parts[1])));
        } catch (NumberFormatException | DateTimeException broken) {
            return Optional.empty();
        }
    }
}
