// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.optout;

import java.util.Optional;
import java.util.regex.Pattern;

/** Checks the number of a patient in the NHS of England: ten digits, the last of which is a check digit. */
final class NhsNumber {
    private static final Pattern FORM = Pattern.compile("[0-9]{10}");
    private static final int MODULUS = 11;
    private static final int DIGITS = 9;

    private NhsNumber() {}

    /** The number without blanks and dashes; empty if the text is not an NHS number. */
    static Optional<String> of(String text) {
        String digits = text.replace(" ", "").replace("-", "");
        return FORM.matcher(digits).matches() && isChecked(digits) ? Optional.of(digits) : Optional.empty();
    }

    private static boolean isChecked(String digits) {
        int sum = 0;
        for (int i = 0; i < DIGITS; i++) {
            sum += (digits.charAt(i) - '0') * (DIGITS + 1 - i);
        }
        int check = (MODULUS - sum % MODULUS) % MODULUS;
        return check == digits.charAt(DIGITS) - '0';
    }
}
