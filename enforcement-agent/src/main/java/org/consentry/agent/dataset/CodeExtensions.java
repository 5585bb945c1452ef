// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Decodes text that switches character sets by ISO 2022 escape sequences (PS3.3 table C.12-3 and C.12-4). */
final class CodeExtensions {
    /** @param wraps whether the charset itself needs the escape sequence to stay in front of the bytes */
    private record Escape(String sequence, String charset, boolean wraps) {}

    private static final List<Escape> ESCAPES = List.of(
            new Escape("\u001B$B", "ISO-2022-JP", true),
            new Escape("\u001B$(D", "ISO-2022-JP-2", true),
            new Escape("\u001B$)C", "EUC-KR", false),
            new Escape("\u001B$)A", "GB2312", false),
            new Escape("\u001B(B", "US-ASCII", false),
            new Escape("\u001B(J", "JIS_X0201", false),
            new Escape("\u001B)I", "JIS_X0201", false),
            new Escape("\u001B-A", "ISO-8859-1", false),
            new Escape("\u001B-B", "ISO-8859-2", false),
            new Escape("\u001B-C", "ISO-8859-3", false),
            new Escape("\u001B-D", "ISO-8859-4", false),
            new Escape("\u001B-L", "ISO-8859-5", false),
            new Escape("\u001B-G", "ISO-8859-6", false),
            new Escape("\u001B-F", "ISO-8859-7", false),
            new Escape("\u001B-H", "ISO-8859-8", false),
            new Escape("\u001B-M", "ISO-8859-9", false),
            new Escape("\u001B-b", "ISO-8859-15", false),
            new Escape("\u001B-T", "TIS-620", false));

    private final Charset initial;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream segment = new ByteArrayOutputStream();
    private Charset current;
    private String prefix = "";

    CodeExtensions(Charset initial) {
        this.initial = initial;
        this.current = initial;
    }

    String decode(byte[] bytes) {
        String latin = new String(bytes, StandardCharsets.ISO_8859_1);
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == 0x1B) {
                at += escape(latin, at);
            } else {
                segment.write(bytes[at]);
                if (prefix.isEmpty() && isDelimiter(bytes[at])) {
                    use(initial, "");
                }
            }
        }
        use(initial, "");
        return text.toString();
    }

    private int escape(String latin, int at) {
        for (Escape escape : ESCAPES) {
            if (latin.startsWith(escape.sequence, at)) {
                boolean upperHalfOnly = escape.charset.equals("US-ASCII") && prefix.isEmpty();
                use(upperHalfOnly ? current : Charset.forName(escape.charset), escape.wraps ? escape.sequence : "");
                return escape.sequence.length() - 1;
            }
        }
        throw new MalformedDatasetException("expected an escape sequence of PS3.3 table C.12-3, found another one");
    }

    private void use(Charset next, String nextPrefix) {
        byte[] prefixed =
                (prefix + segment.toString(StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
        text.append(CharacterSet.decode(prefixed, current));
        segment.reset();
        current = next;
        prefix = nextPrefix;
    }

    private static boolean isDelimiter(byte character) {
        return character == '\\' || character == '^' || character == '=' || character == '\r' || character == '\n';
    }
}
