// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/**
 * The place after the last row of a page. It is stable, whatever is written in between.
 *
 * @param sortAt order time of the last row, in microseconds as the database keeps it
 * @param id logical id of the last row
 */
public record Cursor(Instant sortAt, String id) {
    private static final int DECIMAL = 10;

    /** Opaque text for a link. */
    public String text() {
        String plain = ChronoUnit.MICROS.between(Instant.EPOCH, sortAt) + ":" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads {@link #text()} back; empty if the text did not come from it. */
    public static Optional<Cursor> parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            int colon = plain.indexOf(':');
            if (colon < 1 || !ResourceKey.isId(plain.substring(colon + 1))) {
                return Optional.empty();
            }
            long micros = Long.parseLong(plain, 0, colon, DECIMAL);
            return Optional.of(new Cursor(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), plain.substring(colon + 1)));
        } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException broken) {
            return Optional.empty();
        }
    }
}
