// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** A buffered input that counts its offset and pays for what it keeps out of a budget. */
final class Source {
    private static final int STEP = 1 << 16;
    /** Sectors, tape blocks and file system blocks are smaller. */
    private static final long PADDING_MOST = 1 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[STEP];
    private int from;
    private int to;
    private long offset;
    private long bytesLeft;
    private int elementsLeft;

    Source(InputStream in, TransferSyntax syntax, Limits limits) {
        this.in = syntax.deflated() ? new InflaterInputStream(in, new Inflater(true)) : in;
        this.bytesLeft = limits.headerBytes();
        this.elementsLeft = limits.elements();
    }

    long offset() {
        return offset;
    }

    boolean atEnd() throws IOException {
        return from == to && !fill();
    }

    /**
     * Whether nothing but zero bytes follows, which are then consumed. Writers pad files and messages to some block
     * size with them, and every reader that is known stops there.
     *
     * @throws MalformedDatasetException if something else follows four of them, or more than any block size
     */
    boolean endsInPadding() throws IOException {
        if (atEnd()) {
            return true;
        }
        if (buffer[from] != 0 || !isZeroUpTo(Integer.BYTES)) {
            return false;
        }
        long most = offset + PADDING_MOST;
        while (!atEnd()) {
            if (octet() != 0 || offset > most) {
                throw new MalformedDatasetException(
                        "expected an element or the end, found neither before offset " + offset);
            }
        }
        return true;
    }

    /** Whether as many bytes come next and are zero, or fewer and then the end. */
    private boolean isZeroUpTo(int count) throws IOException {
        lookAhead(count);
        for (int at = from; at < Math.min(to, from + count); at++) {
            if (buffer[at] != 0) {
                return false;
            }
        }
        return true;
    }

    void payForElement() {
        if (--elementsLeft < 0) {
            throw new MalformedDatasetException("expected fewer elements, found too many at offset " + offset);
        }
    }

    int uint16(boolean bigEndian) throws IOException {
        int first = octet();
        int second = octet();
        return bigEndian ? (first << 8) | second : (second << 8) | first;
    }

    long uint32(boolean bigEndian) throws IOException {
        long first = uint16(bigEndian);
        long second = uint16(bigEndian);
        return bigEndian ? (first << 16) | second : (second << 16) | first;
    }

    int tag(boolean bigEndian) throws IOException {
        int group = uint16(bigEndian);
        return Tag.of(group, uint16(bigEndian));
    }

    /** Whether a tag comes next; nothing is consumed. */
    boolean startsWith(int tag, boolean bigEndian) throws IOException {
        lookAhead(Integer.BYTES);
        if (to - from < Integer.BYTES) {
            throw ended();
        }
        int group = word(from, bigEndian);
        return Tag.of(group, word(from + 2, bigEndian)) == tag;
    }

    /** Has that many bytes in the buffer, unless the end comes first. */
    private void lookAhead(int count) throws IOException {
        if (to - from >= count) {
            return;
        }
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        boolean more = true;
        while (more && to < count) {
            more = fillAt(to);
        }
    }

    private int word(int at, boolean bigEndian) {
        int first = buffer[at] & 0xFF;
        int second = buffer[at + 1] & 0xFF;
        return bigEndian ? (first << 8) | second : (second << 8) | first;
    }

    int octet() throws IOException {
        if (atEnd()) {
            throw ended();
        }
        offset++;
        return buffer[from++] & 0xFF;
    }

    /** Reads a value, growing with what really arrives: the length is only a claim. */
    byte[] value(int tag, long length) throws IOException {
        if (length > bytesLeft) {
            throw new MalformedDatasetException(
                    "expected at most " + bytesLeft + " more bytes of header, found a length" + " of " + length + " in "
                            + Tag.text(tag) + " at offset " + offset);
        }
        bytesLeft -= length;
        return value(length);
    }

    /** The same for a value that nothing is paid for; the caller has its own limit. */
    byte[] value(long length) throws IOException {
        byte[] value = new byte[(int) Math.min(length, STEP)];
        int filled = 0;
        while (filled < length) {
            if (filled == value.length) {
                value = Arrays.copyOf(value, (int) Math.min(length, value.length * 2L));
            }
            filled += take(value, filled, value.length - filled);
        }
        return value;
    }

    /** Copies exactly so many bytes in constant memory. */
    void transfer(long length, OutputStream out) throws IOException {
        long left = length;
        while (left > 0) {
            if (atEnd()) {
                throw ended();
            }
            int step = (int) Math.min(left, to - from);
            out.write(buffer, from, step);
            from += step;
            offset += step;
            left -= step;
        }
    }

    /** Passes over exactly so many bytes. */
    void skip(long length) throws IOException {
        transfer(length, OutputStream.nullOutputStream());
    }

    private int take(byte[] target, int at, int length) throws IOException {
        if (atEnd()) {
            throw ended();
        }
        int step = Math.min(length, to - from);
        System.arraycopy(buffer, from, target, at, step);
        from += step;
        offset += step;
        return step;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = 0;
        return fillAt(0);
    }

    private boolean fillAt(int start) throws IOException {
        try {
            int read = in.read(buffer, start, STEP - start);
            to = start + Math.max(read, 0);
            return read > 0;
        } catch (ZipException | EOFException e) {
            throw new MalformedDatasetException(
                    "expected a whole deflate stream, found it broken after offset " + offset);
        }
    }

    private MalformedDatasetException ended() {
        return new MalformedDatasetException("expected more bytes, found the end at offset " + offset);
    }
}
