// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.pixels;

/** Pixels of which nobody can say that no text is left in them. The message says why in fixed words, never a value. */
public final class UnclearPixelsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnclearPixelsException(String why) {
        super(why);
    }

    /** Why, in a few words. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
