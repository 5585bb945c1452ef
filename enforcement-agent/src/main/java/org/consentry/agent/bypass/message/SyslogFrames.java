// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.bypass.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The messages of one connection: each with its length in front (RFC 5425, and octet counting of RFC 6587), or each
 * ended by a line feed (RFC 6587). For one thread.
 */
final class SyslogFrames {
    /** The longest message, in bytes. A message about a study of thousands of series is some 100 KB. */
    static final int LONGEST = 4 << 20;

    private static final int LONGEST_NUMBER = 8;
    private static final int END = -1;

    private final InputStream in;

    /** Reads from a connection, whose buffer is the caller's. */
    SyslogFrames(InputStream in) {
        this.in = in;
    }

    /**
     * The next message; empty at the end.
     *
     * @throws IOException if the connection ends within one, or sends something else
     */
    Optional<String> next() throws IOException {
        int first = in.read();
        while (first == '\n' || first == '\r') {
            first = in.read();
        }
        if (first == END) {
            return Optional.empty();
        }
        byte[] message = Character.isDigit(first) ? counted(first - '0') : line(first);
        return Optional.of(new String(message, StandardCharsets.UTF_8));
    }

    private byte[] counted(int firstDigit) throws IOException {
        int length = firstDigit;
        int digits = 1;
        for (int next = in.read(); next != ' '; next = in.read()) {
            if (!Character.isDigit(next) || ++digits > LONGEST_NUMBER) {
                throw new IOException("expected the length of a message, found something else");
            }
            length = length * 10 + next - '0';
        }
        if (length > LONGEST) {
            throw new IOException("expected a message of at most " + LONGEST + " bytes, found a longer one");
        }
        byte[] message = in.readNBytes(length);
        if (message.length < length) {
            throw new IOException("expected " + length + " bytes of a message, found the end");
        }
        return message;
    }

    private byte[] line(int first) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = first; next != '\n'; next = in.read()) {
            if (next == END) {
                throw new IOException("expected the end of a message, found the end of the connection");
            }
            if (line.size() == LONGEST) {
                throw new IOException("expected a message of at most " + LONGEST + " bytes, found a longer one");
            }
            line.write(next);
        }
        return line.toByteArray();
    }
}
