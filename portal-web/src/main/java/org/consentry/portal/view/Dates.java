// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates and times in words, in the hospital's zone: "March 14, 2026", "2:05 PM Eastern Time". Never numeric. */
public final class Dates {

    private final ZoneId zone;
    private final Locale locale;
    private final Messages messages;

    public Dates(ZoneId zone, Locale locale, Messages messages) {
        this.zone = zone;
        this.locale = locale;
        this.messages = messages;
    }

    public String date(LocalDate date) {
        return pattern(spanish() ? "d 'de' MMMM 'de' y" : "MMMM d, y").format(date);
    }

    public String date(Instant at) {
        return date(at.atZone(zone).toLocalDate());
    }

    /** Time with the zone's name; in the hour that comes twice when clocks go back, which of the two it is. */
    public String time(Instant at) {
        return time(at, spanish() ? "H:mm" : "h:mm a");
    }

    private String time(Instant at, String format) {
        ZonedDateTime local = at.atZone(zone);
        String time = pattern(format).format(local);
        if (local.withEarlierOffsetAtOverlap()
                .getOffset()
                .equals(local.withLaterOffsetAtOverlap().getOffset())) {
            return normal(time + " " + pattern("vvvv").format(local));
        }
        boolean first = local.equals(local.withEarlierOffsetAtOverlap());
        return normal(messages.text(
                locale,
                first ? "time.first" : "time.second",
                time,
                pattern("vvvv").format(local)));
    }

    /** Date and time in one sentence part. */
    public String dateTime(Instant at) {
        return messages.text(locale, "datetime", date(at), time(at));
    }

    /** The time to the second when it was on the day of the other instant, else date and time. */
    public String timeNear(Instant at, Instant now) {
        return day(at).equals(day(now)) ? time(at, spanish() ? "H:mm:ss" : "h:mm:ss a") : dateTime(at);
    }

    /** The day an instant falls on at the hospital. */
    public LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    private boolean spanish() {
        return locale.getLanguage().equals("es");
    }

    private DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale);
    }

    /** Newer CLDR puts U+202F before PM; fonts and readers do not all know it. */
    private static String normal(String text) {
        return text.replace('\u202f', ' ').replace('\u00a0', ' ');
    }
}
