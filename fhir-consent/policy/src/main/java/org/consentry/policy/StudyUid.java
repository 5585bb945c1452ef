// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.regex.Pattern;

/**
 * A DICOM Study Instance UID, (0020,000D).
 *
 * @param value at most 64 characters of dot-separated numbers without leading zeros (DICOM PS3.5 section 9.1)
 */
public record StudyUid(String value) {

    private static final int MAX_LENGTH = 64;
    private static final Pattern FORM = Pattern.compile("(0|[1-9]\\d*)(\\.(0|[1-9]\\d*))*");

    public StudyUid {
        if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "expected a DICOM UID of at most 64 digits and dots, found " + value.length() + " characters");
        }
    }
}
