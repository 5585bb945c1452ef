// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.util.HexFormat;
import java.util.Set;

/**
 * The outcome of a C-STORE or C-ECHO (PS3.7 annex C, PS3.4 table B.2-1).
 *
 * @param code 0 to 0xFFFF
 * @param comment the Error Comment (0000,0902), empty if none; sent with at most 64 characters
 */
public record Status(int code, String comment) {
    public static final Status SUCCESS = new Status(0x0000, "");
    public static final int PROCESSING_FAILURE = 0x0110;
    public static final int NOT_AUTHORIZED = 0x0124;
    public static final int UNRECOGNIZED_OPERATION = 0x0211;
    public static final int OUT_OF_RESOURCES = 0xA700;
    public static final int CANNOT_UNDERSTAND = 0xC000;

    private static final int WARNING_CLASS = 0xB000;
    /** The warnings of PS3.7 annex C outside of their class: attributes that were not taken, or were out of range. */
    private static final Set<Integer> OTHER_WARNINGS = Set.of(0x0001, 0x0107, 0x0116);

    private static final int LAST_CLASS = 0xFE00;

    public Status {
        if (code < 0 || code > 0xFFFF) {
            throw new IllegalArgumentException("a status has 16 bits");
        }
    }

    /** Whether the receiver has the object: success, or a warning, which says that it stored it with changes. */
    public boolean isStored() {
        return code == 0 || OTHER_WARNINGS.contains(code) || (code & 0xF000) == WARNING_CLASS;
    }

    /** Whether it says that the answer is still to come, or was canceled, which no answer to a C-STORE can be. */
    public boolean isUnfinished() {
        return code >= LAST_CLASS;
    }

    /** The code as the standard prints it, such as {@code 0124H}. */
    public String text() {
        return HexFormat.of().withUpperCase().toHexDigits((short) code) + "H";
    }
}
