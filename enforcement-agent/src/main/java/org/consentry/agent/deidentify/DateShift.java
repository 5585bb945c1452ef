// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consentry.agent.dataset.Vr;

/**
 * Moves DA and DT values by whole days, so that intervals and times of day stay true.
 *
 * @param days added to every date
 */
record DateShift(int days) {
    private static final int DATE_DIGITS = 8;
    private static final String DATE = "[0-9]{8}";
    private static final String DATE_TIME = "[0-9]{8,14}(\\.[0-9]{1,6})?([+-][0-9]{4})?";
    private static final String TIME = "[0-9:]{2,8}(\\.[0-9]{1,6})?";

    /**
     * The shifted values; empty if one of them is no date as PS3.5 writes it, because then nobody knows what it says.
     */
    Optional<String> shifted(Vr vr, List<String> values) {
        List<String> shifted = new ArrayList<>();
        for (String value : values) {
            if (value.isEmpty() || (vr == Vr.TM && value.matches(TIME))) {
                shifted.add(value);
            } else if ((vr == Vr.DA && value.matches(DATE)) || (vr == Vr.DT && value.matches(DATE_TIME))) {
                Optional<String> date = shiftedDate(value.substring(0, DATE_DIGITS));
                if (date.isEmpty()) {
                    return Optional.empty();
                }
                // The offset from UTC goes, as Timezone Offset (0008,0201) does: it tells where.
                shifted.add(date.get() + value.substring(DATE_DIGITS).replaceFirst("[+-].*", ""));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(String.join("\\", shifted));
    }

    private Optional<String> shiftedDate(String date) {
        try {
            LocalDate moved =
                    LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE).plusDays(days);
            return Optional.of(moved.format(DateTimeFormatter.BASIC_ISO_DATE)).filter(text -> text.matches(DATE));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
