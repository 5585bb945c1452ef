// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.store;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.consentry.server.storage.RandomIds;

/**
 * Makes ids of AuditEvents: 9 characters for the millisecond of recording, then 128 random bits. So the id names the
 * part of the table that has the event, and new ids go to the end of the index. The time is no secret, since the event
 * has it too.
 */
@Singleton
public class AuditIds {
    private static final int TIME_LENGTH = 9;
    private static final int KEY_LENGTH = 22;
    private static final int RADIX = 32;
    private static final int HEX = 16;
    private static final Pattern OURS = Pattern.compile("[0-9a-v]{9}[A-Za-z0-9-]{22}");

    private final RandomIds ids;

    /** Takes the maker of random ids. */
    @Inject
    public AuditIds(RandomIds ids) {
        this.ids = ids;
    }

    /**
     * The same id for the same key, for events that may be reported twice and count once. It holds no time if the time
     * does not fit.
     */
    public static String of(Instant recorded, String key) {
        String digest = Seal.sha256(key);
        String digits = new BigInteger(digest, HEX).toString(RADIX);
        String time = Long.toString(recorded.toEpochMilli(), RADIX);
        if (time.startsWith("-") || time.length() > TIME_LENGTH) {
            return digest;
        }
        return "0".repeat(TIME_LENGTH - time.length())
                + time
                + "0".repeat(Math.max(0, KEY_LENGTH - digits.length()))
                + digits.substring(0, Math.min(KEY_LENGTH, digits.length()));
    }

    /** A new id for an event recorded at that time. The id holds no time if the time does not fit. */
    public String next(Instant recorded) {
        String time = Long.toString(recorded.toEpochMilli(), RADIX);
        if (time.startsWith("-") || time.length() > TIME_LENGTH) {
            return ids.next();
        }
        return "0".repeat(TIME_LENGTH - time.length()) + time + ids.next();
    }

    /** When the event with this id was recorded; empty for an id from elsewhere. */
    public static Optional<Instant> recorded(String id) {
        return OURS.matcher(id).matches()
                ? Optional.of(Instant.ofEpochMilli(Long.parseLong(id, 0, TIME_LENGTH, RADIX)))
                : Optional.empty();
    }
}
