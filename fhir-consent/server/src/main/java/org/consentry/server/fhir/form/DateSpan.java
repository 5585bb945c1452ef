// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.form;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.hl7.fhir.r4.model.BaseDateTimeType;

/**
 * The time a FHIR date means: a partial date runs from its earliest start to its latest end, to the millisecond.
 *
 * @param low first instant
 * @param high last instant
 */
public record DateSpan(Instant low, Instant high) {
    /** The span of a date that has a value. Its days are days of the zone. */
    public static DateSpan of(BaseDateTimeType date, ZoneId zone) {
        TemporalPrecisionEnum precision = date.getPrecision();
        return switch (precision) {
            case YEAR -> days(first(date, 1, 1), zone, ChronoUnit.YEARS);
            case MONTH -> days(first(date, month(date), 1), zone, ChronoUnit.MONTHS);
            case DAY -> days(first(date, month(date), date.getDay()), zone, ChronoUnit.DAYS);
            case MINUTE -> within(date.getValue().toInstant(), ChronoUnit.MINUTES);
            case SECOND -> within(date.getValue().toInstant(), ChronoUnit.SECONDS);
            case MILLI -> within(date.getValue().toInstant(), ChronoUnit.MILLIS);
        };
    }

    private static LocalDate first(BaseDateTimeType date, int month, int day) {
        return LocalDate.of(date.getYear(), month, day);
    }

    private static int month(BaseDateTimeType date) {
        return date.getMonth() + 1;
    }

    private static DateSpan days(LocalDate first, ZoneId zone, ChronoUnit unit) {
        Instant end = first.plus(1, unit).atStartOfDay(zone).toInstant();
        return new DateSpan(first.atStartOfDay(zone).toInstant(), end.minusMillis(1));
    }

    private static DateSpan within(Instant instant, ChronoUnit unit) {
        Instant low = instant.truncatedTo(unit);
        return new DateSpan(low, low.plus(1, unit).minusMillis(1));
    }
}
