// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.util.Set;
import java.util.regex.Pattern;

/** The well-known UIDs that message exchange itself needs (PS3.6 annex A). */
public final class Uids {
    public static final String VERIFICATION = "1.2.840.10008.1.1";
    /** The SOP class Storage Commitment Push Model (PS3.4 annex J). */
    public static final String STORAGE_COMMITMENT = "1.2.840.10008.1.20.1";
    /** The one instance of it that everybody knows. */
    public static final String STORAGE_COMMITMENT_INSTANCE = "1.2.840.10008.1.20.1.1";

    public static final String IMPLICIT_LE = "1.2.840.10008.1.2";
    public static final String EXPLICIT_LE = "1.2.840.10008.1.2.1";
    /** Prefix of most standard Storage SOP classes. */
    public static final String STORAGE_PREFIX = "1.2.840.10008.5.1.4.1.1.";

    static final String APPLICATION_CONTEXT = "1.2.840.10008.3.1.1.1";

    private static final String STANDARD_PREFIX = "1.2.840.10008.";
    /** Under the prefix, but query, retrieval and creation (PS3.6 table A-1). */
    private static final Pattern NO_STORAGE = Pattern.compile("200\\.[456]|201\\.[2-6]");
    /** Storage of radiotherapy instructions, hanging protocols, palettes and implants. */
    private static final Set<String> OTHER_STORAGE = Set.of(
            "1.2.840.10008.5.1.4.34.7",
            "1.2.840.10008.5.1.4.34.10",
            "1.2.840.10008.5.1.4.38.1",
            "1.2.840.10008.5.1.4.39.1",
            "1.2.840.10008.5.1.4.43.1",
            "1.2.840.10008.5.1.4.44.1",
            "1.2.840.10008.5.1.4.45.1");

    private static final int MAX_CHARACTERS = 64;
    private static final Pattern SHAPE = Pattern.compile("[0-9]+(\\.[0-9]+)*");

    private Uids() {}

    /**
     * Whether objects of this class may be stored: those of the standard's Storage classes, and of private classes,
     * about which the standard says nothing.
     */
    public static boolean isStorage(String abstractSyntax) {
        if (abstractSyntax.startsWith(STORAGE_PREFIX)) {
            return !NO_STORAGE
                    .matcher(abstractSyntax.substring(STORAGE_PREFIX.length()))
                    .matches();
        }
        return !abstractSyntax.startsWith(STANDARD_PREFIX) || OTHER_STORAGE.contains(abstractSyntax);
    }

    /** Whether the text has the shape of a UID: numbers and dots, at most 64 characters. */
    public static boolean isValid(String text) {
        return text.length() <= MAX_CHARACTERS && SHAPE.matcher(text).matches();
    }
}
