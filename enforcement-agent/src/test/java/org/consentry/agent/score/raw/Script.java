// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.raw;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Character sets as Specific Character Set (0008,0005) names them (PS3.3 C.12.1.1.2), and how text is written in them.
 */
public enum Script {
    ASCII("", StandardCharsets.US_ASCII, ""),
    LATIN("ISO_IR 100", StandardCharsets.ISO_8859_1, ""),
    EASTERN("ISO_IR 101", Charset.forName("ISO-8859-2"), ""),
    CYRILLIC("ISO_IR 144", Charset.forName("ISO-8859-5"), ""),
    ARABIC("ISO_IR 127", Charset.forName("ISO-8859-6"), ""),
    GREEK("ISO_IR 126", Charset.forName("ISO-8859-7"), ""),
    HEBREW("ISO_IR 138", Charset.forName("ISO-8859-8"), ""),
    TURKISH("ISO_IR 148", Charset.forName("ISO-8859-9"), ""),
    UNICODE("ISO_IR 192", StandardCharsets.UTF_8, ""),
    CHINESE("GB18030", Charset.forName("GB18030"), ""),
    /** Western letters of which (0008,0005) says nothing, as many devices write them. */
    UNDECLARED("", StandardCharsets.ISO_8859_1, ""),
    /** UTF-8 that calls itself Western. */
    MISDECLARED("ISO_IR 100", StandardCharsets.UTF_8, ""),
    JAPANESE("\\ISO 2022 IR 87", Charset.forName("ISO-2022-JP"), ""),
    /** Its escape sequence stands before the first letter of each part (PS3.5 annex I). */
    KOREAN("\\ISO 2022 IR 149", Charset.forName("EUC-KR"), "\u001B$)C");

    private static final Pattern PART = Pattern.compile("[^\\\\^=]+|[\\\\^=]");
    private static final int LAST_ASCII = 0x7F;

    private final String term;
    private final Charset charset;
    private final String escape;

    Script(String term, Charset charset, String escape) {
        this.term = term;
        this.charset = charset;
        this.escape = escape;
    }

    /** The defined term. */
    public String term() {
        return term;
    }

    /** Whether every letter can be written. */
    public boolean canWrite(String text) {
        return charset.newEncoder().canEncode(text);
    }

    /** The bytes of a text; every part between delimiters starts in ASCII anew. */
    public byte[] bytes(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Matcher each = PART.matcher(text); each.find(); ) {
            String part = each.group();
            boolean plain = part.chars().allMatch(letter -> letter <= LAST_ASCII);
            out.writeBytes((plain ? "" : escape).getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(part.getBytes(charset));
        }
        return out.toByteArray();
    }

    /** The bytes of a text without any escape sequence, as they stand somewhere inside a value. */
    public byte[] bareBytes(String text) {
        byte[] all = text.getBytes(charset);
        boolean escaped = this == JAPANESE && all.length > 0 && all[0] == '\u001B';
        return escaped ? Arrays.copyOfRange(all, 3, all.length - 3) : all;
    }
}
