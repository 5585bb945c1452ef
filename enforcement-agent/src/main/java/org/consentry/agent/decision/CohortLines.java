// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.consentry.protocol.MalformedMessageException;

/**
 * Reads lines of UTF-8, none longer than {@link #LONGEST}, in constant memory. Blank lines are left out. After a line
 * that cannot be read, the next one can.
 */
public final class CohortLines {

    /** The longest line, in bytes. */
    public static final int LONGEST = 8192;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final byte[] line = new byte[LONGEST];
    private int at;
    private int end;
    private long number;

    /** Reads that stream, which the caller closes. */
    public CohortLines(InputStream in) {
        this.in = in;
    }

    /** The number of the line that {@link #next} returned last; the first is 1. */
    public long number() {
        return number;
    }

    /**
     * The next line that is not blank; empty at the end.
     *
     * @throws MalformedMessageException if it is too long or not UTF-8; {@link #number} is its number then
     */
    public Optional<String> next() throws IOException {
        int length = 0;
        while (true) {
            if (at == end) {
                end = in.read(buffer);
                at = 0;
                if (end < 0) {
                    end = 0;
                    number++;
                    return text(length);
                }
                continue;
            }
            byte next = buffer[at++];
            if (next == '\n') {
                number++;
                Optional<String> text = text(length);
                if (text.isPresent()) {
                    return text;
                }
                length = 0;
            } else {
                if (length < LONGEST) {
                    line[length] = next;
                }
                length = Math.min(LONGEST, length) + 1;
            }
        }
    }

    private Optional<String> text(int length) {
        if (length > LONGEST) {
            throw new MalformedMessageException(
                    "expected lines of at most " + LONGEST + " bytes, found a longer one as line " + number);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line, 0, length))
                    .toString()
                    .strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException e) {
            throw new MalformedMessageException("expected UTF-8, found other bytes in line " + number, e);
        }
    }
}
