// SPDX-License-Identifier: Apache-2.0
package org.consentry.login.guessing;

import java.util.Locale;

/**
 * One try to sign in. Equal for all tries that count together.
 *
 * @param address where it comes from, as {@link Network#of} writes it
 * @param name the account's name as it was typed, whether there is such an account or not
 * @param step what is tried
 */
public record Try(String address, String name, Step step) {
    // Somebody may send a name of any length.
    private static final int LONGEST_NAME = 100;

    public Try {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        name = plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    /** Names no person. */
    @Override
    public String toString() {
        return "Try[" + address + ", " + step + "]";
    }
}
