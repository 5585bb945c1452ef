// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.Set;

/**
 * Who would receive the data, with what decides about them.
 *
 * @param id who
 * @param device whether this is an AI product rather than a company, school or hospital
 * @param parents everyone above: the owners of a company, the maker of a device and its owners; a no to any of them
 *     counts for this recipient too, a yes does not flow down
 * @param classes the classes and groups it belongs to, such as {@code commercial-ai}
 * @param registeredPurposes the purposes its agreement registers; they count as asked for, whatever the request says
 */
public record Recipient(
        RecipientId id,
        boolean device,
        Set<RecipientId> parents,
        Set<RecipientId> classes,
        Set<Purpose> registeredPurposes) {

    public Recipient {
        parents = Set.copyOf(parents);
        classes = Set.copyOf(classes);
        registeredPurposes = Set.copyOf(registeredPurposes);
    }

    /** An organization in no class. */
    public Recipient(RecipientId id, Set<RecipientId> parents, Set<Purpose> registeredPurposes) {
        this(id, false, parents, Set.of(), registeredPurposes);
    }

    /** A recipient with no one above it and no agreement. */
    public static Recipient of(String id) {
        return new Recipient(new RecipientId(id), Set.of(), Set.of());
    }
}
