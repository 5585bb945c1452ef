// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The SHA-256 of texts as a person saw or heard them: each in its language, one below the other. */
public final class TextDigest {

    private TextDigest() {}

    /** The digest in hexadecimal. */
    public static String of(Messages messages, Locale locale, List<String> keys) {
        String text = keys.stream().map(key -> messages.text(locale, key)).collect(Collectors.joining("\n"));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
