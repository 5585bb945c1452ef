// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.answer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Checks percent signs in addresses and forms before the library reads them. The library reads a broken escape as
 * another character, or fails.
 */
public final class Escapes {
    private static final int HEX = 16;
    private static final int LENGTH = 3;

    /**
     * The library drops the character NUL from a name, which makes it another name. In a value NUL is refused later,
     * with the parameter's name.
     */
    private static final Pattern NUL_IN_NAME = Pattern.compile("(^|&)[^=&]*(%00|\\x00)");

    private Escapes() {}

    /** Whether the library will read these parameters as they were written. */
    public static boolean areParameters(String query) {
        return areText(query) && !NUL_IN_NAME.matcher(query).find();
    }

    /** Whether every percent sign begins an escape, and all escapes together are UTF-8. */
    public static boolean areText(String address) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = 0;
        while (at < address.length()) {
            if (address.charAt(at) != '%') {
                // Only escapes are checked, so a plain character counts as any ASCII character.
                bytes.write('?');
                at++;
                continue;
            }
            int end = at + LENGTH;
            if (end > address.length() || !address.substring(at + 1, end).matches("[0-9A-Fa-f]{2}")) {
                return false;
            }
            bytes.write(Integer.parseInt(address.substring(at + 1, end), HEX));
            at = end;
        }
        try {
            var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return true;
        } catch (CharacterCodingException broken) {
            return false;
        }
    }
}
