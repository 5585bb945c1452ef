// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.question;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Computes the day until which a question is answered: the fifth work day after the day it was sent. Work days are
 * Monday to Friday.
 */
final class DueDate {
    private static final int WORK_DAYS = 5;

    private DueDate() {}

    /** The day, where days are those of the zone. */
    static LocalDate of(Instant sent, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(sent, zone);
        int left = WORK_DAYS;
        while (left > 0) {
            day = day.plusDays(1);
            left -= isWorkDay(day) ? 1 : 0;
        }
        return day;
    }

    private static boolean isWorkDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
