// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.util.regex.Pattern;

/** The well-known UIDs that message exchange itself needs (PS3.6 annex A). */
public final class Uids {
    public static final String VERIFICATION = "1.2.840.10008.1.1";
    public static final String IMPLICIT_LE = "1.2.840.10008.1.2";
    public static final String EXPLICIT_LE = "1.2.840.10008.1.2.1";
    /** Prefix of every standard Storage SOP class. */
    public static final String STORAGE_PREFIX = "1.2.840.10008.5.1.4.1.1.";

    static final String APPLICATION_CONTEXT = "1.2.840.10008.3.1.1.1";

    private static final int MAX_CHARACTERS = 64;
    private static final Pattern SHAPE = Pattern.compile("[0-9]+(\\.[0-9]+)*");

    private Uids() {}

    /** Whether the text has the shape of a UID: numbers and dots, at most 64 characters. */
    public static boolean isValid(String text) {
        return text.length() <= MAX_CHARACTERS && SHAPE.matcher(text).matches();
    }
}
