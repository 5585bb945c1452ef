// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

/**
 * What becomes of one attribute (PS3.15 table E.1-1a).
 *
 * <p>Conditional forms such as X/Z/D leave the choice to the attribute's type in its information object, so that the
 * object stays valid. We do not track types per object; we take the form that is valid under each of them: D before Z
 * before X. None of the three leaves anything of the value, so this costs no confidentiality.
 */
enum ProfileAction {
    /** Remove. */
    REMOVE,
    /** Empty. */
    EMPTY,
    /** Replace by a dummy that fits the VR. */
    DUMMY,
    /** Keep; items are walked. */
    KEEP,
    /** Clean, as the option that asks for it says; without one, keep what the vocabulary knows throughout. */
    CLEAN,
    /** Replace UIDs by keyed ones; items are walked. */
    UID;

    static ProfileAction of(String cell) {
        return switch (cell) {
            case "X" -> REMOVE;
            case "Z", "X/Z" -> EMPTY;
            case "D", "X/D", "Z/D", "X/Z/D" -> DUMMY;
            case "K" -> KEEP;
            case "C" -> CLEAN;
            case "U", "X/Z/U*" -> UID;
            default -> throw new IllegalArgumentException("unknown action in table E.1-1: " + cell);
        };
    }
}
