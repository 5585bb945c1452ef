// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The number of a choice that people can say on the phone, such as C-7Q4KM-2: letters from its id, then its version.
 */
final class ChoiceNumber {

    /** Without letters that are heard or read wrongly. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 5;

    private ChoiceNumber() {}

    static String of(ChoiceVersion choice) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(choice.id().getBytes(StandardCharsets.UTF_8));
            var number = new StringBuilder("C-");
            for (int i = 0; i < LENGTH; i++) {
                number.append(LETTERS.charAt(Math.floorMod(hash[i], LETTERS.length())));
            }
            return number.append('-').append(choice.version()).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
