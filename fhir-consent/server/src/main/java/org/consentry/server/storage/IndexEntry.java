// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One searchable value of a resource's current version.
 *
 * @param name search parameter, for example {@code identifier}
 * @param system code system or identifier system of a token; a text as it was written; else null
 * @param value code, reference ({@code Type/id}), or text without case and accents; empty for a date
 * @param low first instant of a date, else null
 * @param high last instant of a date, else null
 */
public record IndexEntry(
        String name,
        @Nullable String system,
        String value,
        @Nullable Instant low,
        @Nullable Instant high) {
    /**
     * Longest value. A longer one is cut, since the database cannot index texts of any length. A value this long may be
     * the beginning of another, so nobody may search for it.
     */
    public static final int LONGEST_VALUE = 500;

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    /** Cuts long values. */
    public IndexEntry {
        system = system == null ? null : cut(system);
        value = cut(value);
    }

    /** A code or identifier with its system; pass null when it has none. */
    public static IndexEntry token(String name, @Nullable String system, String value) {
        return new IndexEntry(name, system, value, null, null);
    }

    /** A literal reference. */
    public static IndexEntry reference(String name, ResourceKey target) {
        return new IndexEntry(name, null, target.reference(), null, null);
    }

    /** A reference, address or canonical name as it is written. */
    public static IndexEntry uri(String name, String uri) {
        return new IndexEntry(name, null, uri, null, null);
    }

    /** Text that is found by its beginning, without regard to case and accents. */
    public static IndexEntry text(String name, String text) {
        return new IndexEntry(name, text, plain(text), null, null);
    }

    /** A span of time; for an instant both ends are equal. */
    public static IndexEntry date(String name, Instant low, Instant high) {
        return new IndexEntry(name, null, "", low, high);
    }

    /** Text without case and accents. */
    static String plain(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
        return cut(ACCENTS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT));
    }

    /** Whether this text could be confused with a longer one. */
    public static boolean isTooLong(String text) {
        return text.length() >= LONGEST_VALUE || plain(text).length() >= LONGEST_VALUE;
    }

    static String cut(String text) {
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE);
    }
}
