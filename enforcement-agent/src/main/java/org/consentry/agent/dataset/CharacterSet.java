// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The character sets of Specific Character Set (0008,0005), PS3.3 section C.12.1.1.2. A term we do not know is an
 * error: text that cannot be read cannot be compared. Bytes that are wrong in a known set become U+FFFD, which equals
 * no name. Immutable.
 */
public final class CharacterSet {
    public static final CharacterSet ASCII = new CharacterSet(StandardCharsets.US_ASCII, false);

    private static final Map<String, String> SINGLE = Map.ofEntries(
            Map.entry("ISO_IR 6", "US-ASCII"),
            Map.entry("ISO_IR 100", "ISO-8859-1"),
            Map.entry("ISO_IR 101", "ISO-8859-2"),
            Map.entry("ISO_IR 109", "ISO-8859-3"),
            Map.entry("ISO_IR 110", "ISO-8859-4"),
            Map.entry("ISO_IR 144", "ISO-8859-5"),
            Map.entry("ISO_IR 127", "ISO-8859-6"),
            Map.entry("ISO_IR 126", "ISO-8859-7"),
            Map.entry("ISO_IR 138", "ISO-8859-8"),
            Map.entry("ISO_IR 148", "ISO-8859-9"),
            Map.entry("ISO_IR 203", "ISO-8859-15"),
            Map.entry("ISO_IR 13", "JIS_X0201"),
            Map.entry("ISO_IR 166", "TIS-620"),
            Map.entry("ISO_IR 192", "UTF-8"),
            Map.entry("GB18030", "GB18030"),
            Map.entry("GBK", "GBK"));
    private static final Map<String, String> MULTI_BYTE = Map.of(
            "ISO 2022 IR 87", "ISO-2022-JP",
            "ISO 2022 IR 159", "ISO-2022-JP-2",
            "ISO 2022 IR 149", "EUC-KR",
            "ISO 2022 IR 58", "GB2312");

    private final Charset first;
    private final boolean escapes;

    private CharacterSet(Charset first, boolean escapes) {
        this.first = first;
        this.escapes = escapes;
    }

    /** The set named by the values of (0008,0005); no value, or an empty first one, is the default repertoire. */
    static CharacterSet named(List<String> terms) {
        if (terms.isEmpty()) {
            return ASCII;
        }
        Charset first = charset(terms.get(0));
        for (String term : terms.subList(1, terms.size())) {
            charset(term);
        }
        return new CharacterSet(first, terms.size() > 1 || terms.get(0).startsWith("ISO 2022"));
    }

    private static Charset charset(String term) {
        if (term.isEmpty()) {
            return StandardCharsets.US_ASCII;
        }
        String name = MULTI_BYTE.get(term);
        if (name == null) {
            name = SINGLE.get(term.startsWith("ISO 2022 IR ") ? "ISO_IR " + term.substring(12) : term);
        }
        if (name == null || !Charset.isSupported(name)) {
            throw new MalformedDatasetException("expected a character set of PS3.3 C.12.1.1.2 in "
                    + Tag.text(Tag.SPECIFIC_CHARACTER_SET) + ", found another term");
        }
        // A multi-byte set of code extensions begins in ASCII; only EUC-like sets carry their own upper half.
        return name.startsWith("ISO-2022-JP") ? StandardCharsets.US_ASCII : Charset.forName(name);
    }

    /** The text of the bytes, delimiters included. */
    String decode(byte[] bytes) {
        if (escapes) {
            return new CodeExtensions(first).decode(bytes);
        }
        return decode(bytes, first);
    }

    static String decode(byte[] bytes, Charset charset) {
        String text = new String(bytes, charset);
        // JIS X 0201 shows a yen sign where every DICOM reader must see the delimiter.
        return "JIS_X0201".equals(charset.name()) ? text.replace('\u00A5', '\\') : text;
    }

    /**
     * The bytes of a text.
     *
     * @throws IllegalArgumentException if the set cannot write it
     */
    byte[] encode(String text) {
        try {
            ByteBuffer bytes = (escapes ? StandardCharsets.US_ASCII : first)
                    .newEncoder()
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            byte[] encoded = new byte[bytes.remaining()];
            bytes.get(encoded);
            return encoded;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("text has characters that " + first + " cannot write", e);
        }
    }
}
