// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

import java.util.Set;

/**
 * For whom the signed-in person acts on this page.
 *
 * @param name of the person whose page it is
 * @param powers what may be done there: {@code see}, {@code ask}, {@code choose}
 */
public record ActedFor(String name, Set<String> powers) {

    public ActedFor {
        powers = Set.copyOf(powers);
    }

    /** Names nobody. */
    @Override
    public String toString() {
        return "ActedFor[]";
    }
}
