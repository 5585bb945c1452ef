// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.Set;

/**
 * Who would receive the data, with what decides about them.
 *
 * @param id who
 * @param parents everyone above: the owners of a company, the maker of a device and its owners; a no to any of them
 *     counts for this recipient too, a yes does not flow down
 * @param registeredPurposes the purposes its agreement registers; they count as asked for, whatever the request says
 */
public record Recipient(RecipientId id, Set<RecipientId> parents, Set<Purpose> registeredPurposes) {

    public Recipient {
        parents = Set.copyOf(parents);
        registeredPurposes = Set.copyOf(registeredPurposes);
    }

    /** A recipient with no one above it and no agreement. */
    public static Recipient of(String id) {
        return new Recipient(new RecipientId(id), Set.of(), Set.of());
    }
}
