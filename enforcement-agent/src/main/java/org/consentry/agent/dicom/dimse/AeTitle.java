// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

/**
 * The name of an application entity (PS3.5, VR AE): 1 to 16 printable ASCII characters, no backslash; case matters.
 *
 * @param value without leading and trailing spaces
 */
public record AeTitle(String value) {
    private static final int MAX_CHARACTERS = 16;

    public AeTitle {
        value = value.strip();
        if (!isValid(value)) {
            throw new IllegalArgumentException("an AE title has 1 to 16 printable ASCII characters and no backslash");
        }
    }

    static boolean isValid(String value) {
        return !value.isBlank()
                && value.length() <= MAX_CHARACTERS
                && value.chars().allMatch(c -> c >= ' ' && c < 0x7F && c != '\\');
    }

    @Override
    public String toString() {
        return value;
    }
}
