// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.look;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What one of our staff, or a proxy, looked at on one day for one reason.
 *
 * @param id id of the first look, by which the server finds this again
 * @param first when the first look was
 * @param last when the last look of that day was
 * @param who name
 * @param reason the words that the person gave; empty for somebody who may act for the patient
 * @param opened what was looked at, each once
 * @param more whether there may be something else that was looked at
 */
public record StaffLook(
        String id, Instant first, Instant last, String who, String reason, List<Opened> opened, boolean more) {

    private static final Duration SHOWN = Duration.ofMinutes(1);

    public StaffLook {
        opened = opened.stream().distinct().sorted().toList();
    }

    /** Whether this was no member of our staff, but somebody who may act for the patient. */
    public boolean proxy() {
        return reason.isEmpty();
    }

    /** Whether nothing was looked at yet: somebody asked to open a closed page, or decided on that. */
    public boolean onlySteps() {
        return !opened.isEmpty() && !more && opened.stream().allMatch(Opened::isStep);
    }

    /** Whether it was long enough to show two times. */
    public boolean lasted() {
        return Duration.between(first, last).compareTo(SHOWN) >= 0;
    }

    /** Leaves out who and why. */
    @Override
    public String toString() {
        return "StaffLook[]";
    }
}
