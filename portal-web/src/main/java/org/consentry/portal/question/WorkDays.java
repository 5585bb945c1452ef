// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.question;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Counts Monday to Friday; public holidays count as work days, as they do on the server. */
final class WorkDays {

    private WorkDays() {}

    /** The day that comes a number of work days after another. */
    static LocalDate after(LocalDate day, int workDays) {
        LocalDate at = day;
        for (int left = workDays; left > 0; ) {
            at = at.plusDays(1);
            if (at.getDayOfWeek() != DayOfWeek.SATURDAY && at.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return at;
    }
}
