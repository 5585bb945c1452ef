// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.Set;

/**
 * What a registry outside says of a patient, or that it could not be asked. A registry never permits anything.
 *
 * @param registry its name, such as {@code NDOO}
 * @param purposes the purposes its opt-out is about, with all below and the regime's umbrellas
 * @param state what it says
 */
public record RegistryAnswer(String registry, Set<Purpose> purposes, State state) {

    /** What a registry can say. */
    public enum State {
        /** The patient opted out there. */
        OPTED_OUT,
        /** The patient did not. */
        CLEAR,
        /** No answer, no number to ask with, or one too old: blocks like an opt-out, under another name. */
        UNKNOWN
    }

    public RegistryAnswer {
        purposes = Set.copyOf(purposes);
        if (registry.isBlank() || purposes.isEmpty()) {
            throw new IllegalArgumentException("a registry has a name and at least one purpose");
        }
    }
}
