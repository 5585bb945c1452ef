// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import java.util.List;
import java.util.Set;

/**
 * How a patient can stop what a group gets.
 *
 * @param purposes what its agreement registers
 */
public record WayToSayNo(List<String> purposes) {
    private static final Set<String> CARE =
            Set.of("TREAT", "COC", "ETREAT", "ERTREAT", "POPHLTH", "CLINTRL", "TREATDS");

    /** Copies the list. */
    public WayToSayNo {
        purposes = List.copyOf(purposes);
    }

    /** The choices of a patient that stop what the group gets, as ends of message keys. */
    public List<String> topics() {
        return purposes.stream()
                .flatMap(purpose -> Topic.stopping(purpose).stream())
                .distinct()
                .sorted()
                .map(Topic::code)
                .toList();
    }

    /** Whether a patient can say no, as the end of a message key: {@code yes}, {@code care} or {@code other}. */
    public String no() {
        if (!topics().isEmpty()) {
            return "yes";
        }
        boolean care = !purposes.isEmpty() && CARE.containsAll(purposes);
        return care ? "care" : "other";
    }
}
