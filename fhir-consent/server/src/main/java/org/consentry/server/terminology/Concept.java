// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.terminology;

import java.util.Set;

/**
 * One code of a code system.
 *
 * @param code as the system spells it
 * @param display how people read it
 * @param parents the codes directly above it; empty at the top
 * @param retired whether it should no longer be used
 * @param selectable whether it can be used itself, or only groups others
 */
public record Concept(String code, String display, Set<String> parents, boolean retired, boolean selectable) {
    /** Copies the parents. */
    public Concept {
        parents = Set.copyOf(parents);
    }
}
