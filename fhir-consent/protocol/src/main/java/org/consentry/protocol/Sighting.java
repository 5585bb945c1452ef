// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import java.util.regex.Pattern;

/**
 * How it is known that something left without passing an agent.
 *
 * @param source what says so
 * @param by who says so: the program that sent it, or the archive whose record it is; 1 to 200 characters in one line
 * @param destination where it went, as the record names it; at most 200 characters in one line, empty if it does not
 */
public record Sighting(Source source, String by, String destination) {
    /** How long each text may be. */
    public static final int LONGEST = 200;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** What says that something left. */
    public enum Source {
        /** The program that sent it. */
        TOLD,
        /** The list of exports that an archive keeps: what it tried to send. */
        EXPORT_LIST,
        /** A DICOM audit message, PS3.15 section A.5. */
        AUDIT_MESSAGE,
        /** A DICOM audit message of a transfer that did not succeed, or not wholly. */
        AUDIT_FAILURE;

        /** Whether it says that all of it arrived; else some of it may have. */
        public boolean isCertain() {
            return this == TOLD || this == AUDIT_MESSAGE;
        }
    }

    public Sighting {
        check("by", by, 1);
        check("destination", destination, 0);
    }

    private static void check(String name, String text, int shortest) {
        if (text.strip().length() < shortest
                || text.length() > LONGEST
                || CONTROL.matcher(text).find()) {
            throw new IllegalArgumentException(
                    "expected " + name + " of " + shortest + " to " + LONGEST + " characters in one line");
        }
    }
}
