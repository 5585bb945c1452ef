// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How often somebody wants to be told that a scan was shared. */
enum AlertPick {
    /** Soon after each time, at most once a day. */
    EACH {
        @Override
        Optional<Instant> due(Instant now, @Nullable Instant last, Duration hold, ZoneId zone) {
            Instant soon = now.plus(hold);
            Instant again = last == null ? soon : last.plus(AT_MOST_ONCE_IN);
            return Optional.of(again.isAfter(soon) ? again : soon);
        }
    },
    /** On the first morning of the next month. */
    MONTH {
        @Override
        Optional<Instant> due(Instant now, @Nullable Instant last, Duration hold, ZoneId zone) {
            return Optional.of(now.atZone(zone)
                    .toLocalDate()
                    .withDayOfMonth(1)
                    .plusMonths(1)
                    .atTime(MORNING)
                    .atZone(zone)
                    .toInstant());
        }
    },
    /** Never. It is also what holds for who has picked nothing. */
    OFF {
        @Override
        Optional<Instant> due(Instant now, @Nullable Instant last, Duration hold, ZoneId zone) {
            return Optional.empty();
        }
    };

    private static final Duration AT_MOST_ONCE_IN = Duration.ofDays(1);
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    /**
     * When a note about what was shared now is to go out; empty if none is.
     *
     * @param last when the last such note was to go out, or null if there was none
     * @param hold how long a note waits for more that is shared
     * @param zone of the hospital
     */
    abstract Optional<Instant> due(Instant now, @Nullable Instant last, Duration hold, ZoneId zone);

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<AlertPick> of(String code) {
        return Arrays.stream(values()).filter(pick -> pick.code().equals(code)).findFirst();
    }
}
