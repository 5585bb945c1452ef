// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import org.jspecify.annotations.Nullable;

/**
 * One thing a decision rests on.
 *
 * @param source where the rule comes from
 * @param reference the versioned consent, the regime's citation, or the case
 * @param path the element of the consent that decided, such as {@code provision.provision[0]}; null where there is none
 * @param effect what it said
 */
public record Basis(
        Source source, String reference, @Nullable String path, Effect effect) {

    /** Where a rule comes from. */
    public enum Source {
        /** A consent of the patient. */
        CONSENT,
        /** A case of the patient. */
        CASE,
        /** The regime in force. */
        REGIME,
        /** A registry outside. */
        REGISTRY,
        /** A law. */
        LAW,
        /** No rule at all. */
        DEFAULT,
        /** The enforcement agent's own checks. */
        AGENT
    }

    @Override
    public String toString() {
        return source + " " + reference + (path == null ? "" : " " + path) + " " + effect;
    }
}
