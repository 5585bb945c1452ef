// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.util.List;
import java.util.Map;

/**
 * What staff found out about something that left past the gateways.
 *
 * @param event id of its event
 * @param found in their words, 5 to 200 characters
 */
public record BypassForm(String event, String found) {

    static final BypassForm EMPTY = new BypassForm("", "");

    private static final int SHORTEST = 5;
    private static final int LONGEST = 200;

    /** Reads the fields of the form; what is missing is empty. */
    public static BypassForm of(Map<String, String> fields) {
        return new BypassForm(
                fields.getOrDefault("event", "").strip(),
                fields.getOrDefault("found", "").strip());
    }

    /** What the server would not take. */
    List<Mistake> mistakes() {
        boolean good = found.length() >= SHORTEST
                && found.length() <= LONGEST
                && found.chars().noneMatch(Character::isISOControl);
        return good ? List.of() : List.of(new Mistake("found-" + event, "staff.error.bypass.found"));
    }
}
