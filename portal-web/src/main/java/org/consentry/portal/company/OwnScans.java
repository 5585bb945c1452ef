// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.company;

import java.util.List;
import org.consentry.portal.fhir.sharing.Scan;

/**
 * What a group got of the scans of the patient who looks at its page.
 *
 * @param count of all of them
 * @param named those that the page names, the last that left first
 */
public record OwnScans(int count, List<Scan> named) {

    /** Copies the list. */
    public OwnScans {
        named = List.copyOf(named);
    }

    /** How many the page does not name. */
    public int more() {
        return Math.max(0, count - named.size());
    }

    /** Does not print them. */
    @Override
    public String toString() {
        return "OwnScans[]";
    }
}
