// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.consentry.policy.Span;

/**
 * When a choice was made, as members of the JSON object of a consent. Servers before 2026-11 told its first instant
 * only.
 */
final class MadeJson {

    /** The longest that a date without a month can mean. */
    private static final Duration YEAR = Duration.ofDays(366);
    /** Every zone's midnight is at a quarter of an hour. */
    private static final int QUARTER = 15;

    private MadeJson() {}

    static Span read(Members json) {
        Instant earliest = json.instant("dateTime");
        Instant latest = json.optionalInstant("until").orElseGet(() -> unsaid(earliest));
        if (latest.isBefore(earliest)) {
            throw new MalformedMessageException(
                    "expected an instant no earlier than dateTime at " + json.where() + ".until, found an earlier one");
        }
        return new Span(earliest, latest);
    }

    /** What may be a midnight may have been a day, a month or a year: then no yes of that year is newer than this. */
    private static Instant unsaid(Instant earliest) {
        var time = earliest.atOffset(ZoneOffset.UTC);
        boolean exact = time.getMinute() % QUARTER != 0 || time.getSecond() != 0 || time.getNano() != 0;
        return exact ? earliest : earliest.plus(YEAR);
    }
}
