// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.Set;

/**
 * A duty or refrain that comes with a permit: a code of v3-ActCode ObligationPolicy or RefrainPolicy. Who does not know
 * a code must refuse to release.
 *
 * @param code the code, such as {@code DEID}; not blank
 */
public record Obligation(String code) implements Comparable<Obligation> {

    /** Make anonymous. */
    public static final Obligation ANONY = new Obligation("ANONY");
    /** Take the name and all identifying facts off. */
    public static final Obligation DEID = new Obligation("DEID");
    /** Put a code in place of the name. */
    public static final Obligation PSEUD = new Obligation("PSEUD");

    /** Codes of v3-ActCode RefrainPolicy: what the recipient must not do. */
    public static final Set<String> REFRAINS = Set.of(
            "NORELINK",
            "NOREUSE",
            "NORDSCLCD",
            "NORDSCLCDS",
            "NOAUTH",
            "NODSCLCD",
            "NODSCLCDS",
            "NOCOLLECT",
            "NOINTEGRATE",
            "NOLIST",
            "NOMOU",
            "NOPERSISTP",
            "ORCON");

    /** Train no AI: a label on released data that HL7 has no code for. */
    private static final String NOMLTRAIN = "NOMLTRAIN";

    public Obligation {
        if (code.isBlank()) {
            throw new IllegalArgumentException("an obligation needs a code");
        }
    }

    /** Whether it says what the recipient must not do, rather than what it must. */
    public boolean isRefrain() {
        return REFRAINS.contains(code) || NOMLTRAIN.equals(code);
    }

    @Override
    public int compareTo(Obligation other) {
        return code.compareTo(other.code);
    }
}
