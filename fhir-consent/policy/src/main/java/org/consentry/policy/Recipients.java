// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.Set;

/**
 * The recipients a rule names; a rule that names several means any of them.
 *
 * @param ids companies, devices, or classes such as {@code commercial-ai}, that could be resolved
 * @param affiliates whether a permit also counts for everyone below those named; a deny always does
 * @param unresolved whether another is named that could not be resolved
 */
public record Recipients(Set<RecipientId> ids, boolean affiliates, boolean unresolved) {

    public Recipients {
        ids = Set.copyOf(ids);
        if (ids.isEmpty() && !unresolved) {
            throw new IllegalArgumentException("a rule about recipients names one");
        }
    }

    /** These and nobody else. */
    public static Recipients of(RecipientId... ids) {
        return new Recipients(Set.of(ids), false, false);
    }

    boolean permit(Recipient asked) {
        return names(asked) || (affiliates && namesAbove(asked));
    }

    boolean deny(Recipient asked) {
        return names(asked) || namesAbove(asked);
    }

    /** Whether a device itself is named, an organization, or only a class it belongs to. */
    int specificity(Recipient asked) {
        if (ids.contains(asked.id())) {
            return asked.device() ? Specificity.DEVICE : Specificity.ORGANIZATION;
        }
        return namesAbove(asked) ? Specificity.ORGANIZATION : Specificity.CLASS;
    }

    private boolean names(Recipient asked) {
        return ids.contains(asked.id()) || containsAny(asked.classes());
    }

    private boolean namesAbove(Recipient asked) {
        return containsAny(asked.parents());
    }

    private boolean containsAny(Set<RecipientId> asked) {
        for (RecipientId id : asked) {
            if (ids.contains(id)) {
                return true;
            }
        }
        return false;
    }
}
