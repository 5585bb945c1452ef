// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.bypass.BypassList;

/**
 * View model of what left past the gateways and nobody had allowed.
 *
 * @param list what the server says, as of now
 * @param form what was typed
 * @param notice key of a sentence about what was not done
 */
public record BypassPage(BypassList list, BypassForm form, List<Mistake> mistakes, Optional<String> notice)
        implements WithMistakes {

    /** Copies the mistakes. */
    public BypassPage {
        mistakes = List.copyOf(mistakes);
    }

    /** What was typed about this one. */
    public String typed(String event) {
        return form.event().equals(event) ? form.found() : "";
    }

    /** Prints nothing that staff typed. */
    @Override
    public String toString() {
        return "BypassPage[]";
    }
}
