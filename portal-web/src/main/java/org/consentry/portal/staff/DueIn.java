// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How long there is until an answer is due.
 *
 * @param state open, today or late
 * @param days calendar days until then, or since then
 */
public record DueIn(String state, long days) {

    static DueIn of(LocalDate due, LocalDate today) {
        long left = ChronoUnit.DAYS.between(today, due);
        return new DueIn(left < 0 ? "late" : left == 0 ? "today" : "open", Math.abs(left));
    }

    /** Message key; its parameter is the days. */
    public String key() {
        return "staff.due." + state;
    }

    public boolean late() {
        return state.equals("late");
    }
}
