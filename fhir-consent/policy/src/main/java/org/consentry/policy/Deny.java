// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refusal, and why.
 *
 * @param reason why; recorded, never shown to the recipient
 * @param attribute the attribute that was absent, for {@link Reason#MISSING_ATTR}; else null
 * @param basis what it rests on
 */
public record Deny(Reason reason, @Nullable String attribute, List<Basis> basis) implements Decision {

    public Deny {
        basis = List.copyOf(basis);
    }

    /** A refusal that rests on no rule, such as a check of the agent. */
    public Deny(Reason reason) {
        this(reason, null, List.of());
    }

    /** The code on the wire: the reason's name, with the attribute that was absent after a colon. */
    public String code() {
        return attribute == null ? reason.name() : reason.name() + ":" + attribute;
    }
}
