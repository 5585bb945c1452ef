// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.regex.Pattern;

/**
 * A DICOM Study Instance UID, (0020,000D).
 *
 * @param value at most 64 characters of dot-separated numbers. Numbers may have leading zeros, which DICOM PS3.5
 *     section 9.1 forbids and real files have; two UIDs are the same only if every character is
 */
public record StudyUid(String value) {

    private static final int MAX_LENGTH = 64;
    private static final Pattern FORM = Pattern.compile("[0-9]+(\\.[0-9]+)*");

    public StudyUid {
        if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "expected a DICOM UID of at most 64 digits and dots, found " + value.length() + " characters");
        }
    }
}
