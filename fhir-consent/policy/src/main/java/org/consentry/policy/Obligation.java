// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

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

    public Obligation {
        if (code.isBlank()) {
            throw new IllegalArgumentException("an obligation needs a code");
        }
    }

    @Override
    public int compareTo(Obligation other) {
        return code.compareTo(other.code);
    }
}
