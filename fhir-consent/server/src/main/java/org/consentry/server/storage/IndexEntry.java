// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One searchable value of a resource's current version.
 *
 * @param name search parameter, for example {@code identifier}
 * @param system code system or identifier system of a token, else null
 * @param value code, reference ({@code Type/id}), or lower-case text; empty for a date
 * @param low first instant of a date, else null
 * @param high last instant of a date, else null
 */
public record IndexEntry(
        String name,
        @Nullable String system,
        String value,
        @Nullable Instant low,
        @Nullable Instant high) {

    /** A code or identifier with its system; pass null when it has none. */
    public static IndexEntry token(String name, @Nullable String system, String value) {
        return new IndexEntry(name, system, value, null, null);
    }

    /** A literal reference. */
    public static IndexEntry reference(String name, ResourceKey target) {
        return new IndexEntry(name, null, target.reference(), null, null);
    }

    /** Text that is found by its beginning, without regard to case. */
    public static IndexEntry text(String name, String text) {
        return new IndexEntry(name, null, text.toLowerCase(Locale.ROOT), null, null);
    }

    /** A span of time; for an instant both ends are equal. */
    public static IndexEntry date(String name, Instant low, Instant high) {
        return new IndexEntry(name, null, "", low, high);
    }
}
