// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.body;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a multipart body (RFC 2046, 5.1) part after part in constant memory. A body that breaks the form, or ends
 * before its last delimiter, is a {@link RefusedBodyException}, also while a part is read. For one thread.
 */
public final class MultipartInput {
    /** Bytes before the first delimiter, which are passed over. */
    private static final int MOST_PREAMBLE = 1 << 16;
    /** Bytes of all header fields of a part. */
    private static final int MOST_HEADER = 1 << 13;

    private static final int BUFFER = 1 << 16;
    private static final int MALFORMED = 400;
    private static final Pattern BOUNDARY = Pattern.compile("[A-Za-z0-9'()+_,./:=? -]{0,69}[A-Za-z0-9'()+_,./:=?-]");

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private boolean began;
    private boolean over;
    private @Nullable Body open;

    /**
     * A part.
     *
     * @param fields its header fields by name in lower case
     * @param body what it holds; what is not read is passed over
     */
    public record Part(Map<String, String> fields, InputStream body) {}

    /** Reads a body whose parts have this boundary between them. */
    public MultipartInput(InputStream in, String boundary) {
        if (!BOUNDARY.matcher(boundary).matches()) {
            throw malformed("expected a boundary of 1 to 70 characters of RFC 2046");
        }
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
        // the first delimiter may stand at the very beginning
        buffer[to++] = '\r';
        buffer[to++] = '\n';
    }

    /** The next part; empty after the last. */
    public Optional<Part> next() {
        if (over) {
            return Optional.empty();
        }
        if (began) {
            finish();
        } else {
            passPreamble();
            began = true;
        }
        if (startsWith('-', '-')) {
            over = true;
            return Optional.empty();
        }
        endOfLine();
        Map<String, String> fields = fields();
        Body body = new Body();
        open = body;
        return Optional.of(new Part(fields, body));
    }

    private void passPreamble() {
        Body preamble = new Body();
        if (preamble.passed() > MOST_PREAMBLE) {
            throw malformed("expected the first part near the beginning");
        }
        from += delimiter.length;
    }

    private void finish() {
        Body body = open;
        if (body != null) {
            body.passed();
            open = null;
        }
        from += delimiter.length;
    }

    private boolean startsWith(char first, char second) {
        need(2);
        if (buffer[from] == first && buffer[from + 1] == second) {
            from += 2;
            return true;
        }
        return false;
    }

    /** The rest of a delimiter's line, which may end in blanks. */
    private void endOfLine() {
        need(1);
        while (buffer[from] == ' ' || buffer[from] == '\t') {
            from++;
            need(1);
        }
        if (!startsWith('\r', '\n')) {
            throw malformed("expected the end of the line after a delimiter");
        }
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new HashMap<>();
        int left = MOST_HEADER;
        for (String line = line(left); !line.isEmpty(); line = line(left)) {
            left -= line.length() + 2;
            int colon = line.indexOf(':');
            if (colon < 1
                    || fields.put(
                                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                                    line.substring(colon + 1).strip())
                            != null) {
                throw malformed("expected header fields of a part, each once");
            }
        }
        return fields;
    }

    private String line(int most) {
        StringBuilder line = new StringBuilder();
        while (!startsWith('\r', '\n')) {
            if (line.length() >= most) {
                throw malformed("expected at most " + MOST_HEADER + " bytes of header fields in a part");
            }
            line.append((char) (buffer[from++] & 0xFF));
        }
        return line.toString();
    }

    /** Has that many bytes in the buffer. */
    private void need(int count) {
        while (to - from < count) {
            if (!fill()) {
                throw malformed("expected more of the body, found its end before the last delimiter");
            }
        }
    }

    private boolean fill() {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        try {
            int read = in.read(buffer, to, buffer.length - to);
            to += Math.max(read, 0);
            return read > 0;
        } catch (IOException e) {
            throw malformed("expected more of the body, found the connection lost");
        }
    }

    private static RefusedBodyException malformed(String message) {
        return new RefusedBodyException(MALFORMED, message);
    }

    /** What comes before the next delimiter, which stays in the buffer. */
    private final class Body extends InputStream {
        private int ready;
        private boolean ended;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            int taken = Math.min(length, available());
            if (taken == 0) {
                return -1;
            }
            System.arraycopy(buffer, from, into, offset, taken);
            from += taken;
            ready -= taken;
            return taken;
        }

        /** Bytes that surely are the part's; none at its end. */
        @Override
        public int available() {
            while (ready == 0 && !ended) {
                need(delimiter.length);
                scan();
            }
            return ready;
        }

        long passed() {
            long passed = 0;
            for (int some = available(); some > 0; some = available()) {
                from += some;
                ready = 0;
                passed += some;
            }
            return passed;
        }

        /** Everything in the buffer is the part's up to the delimiter, or up to what could be its beginning. */
        private void scan() {
            int last = to - delimiter.length;
            int at = from;
            while (at <= last && !isDelimiter(at)) {
                at++;
            }
            ended = at <= last;
            ready = at - from;
        }

        private boolean isDelimiter(int at) {
            if (buffer[at] != '\r') {
                return false;
            }
            for (int i = 1; i < delimiter.length; i++) {
                if (buffer[at + i] != delimiter[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
