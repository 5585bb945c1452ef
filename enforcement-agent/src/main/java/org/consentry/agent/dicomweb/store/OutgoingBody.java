// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.FileMeta;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicomweb.body.MediaType;
import org.consentry.agent.queue.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A multipart body on its way to a recipient, made piece by piece as the recipient takes it. Read by one thread, given
 * up by another. A body that is given up is never whole.
 */
abstract class OutgoingBody extends InputStream {
    private final String boundary;
    private InputStream piece = InputStream.nullInputStream();
    private boolean begun;
    private boolean over;
    private boolean stopped;
    private @Nullable IOException failure;
    private volatile long progress = System.nanoTime();

    OutgoingBody(String boundary) {
        this.boundary = boundary;
    }

    /** The next piece; empty at the end. Called once all of the piece before was taken. */
    abstract Optional<InputStream> following() throws IOException;

    /** So many bytes of the last piece were taken. */
    abstract void taken(int bytes);

    /** What its parts are told apart by. */
    String boundary() {
        return boundary;
    }

    /** When something was last taken, by {@link System#nanoTime}. */
    long progress() {
        return progress;
    }

    /** Whether something was taken. */
    synchronized boolean isBegun() {
        return begun;
    }

    /** Whether all was taken. */
    synchronized boolean isOver() {
        return over;
    }

    /** What making the body failed with; empty if it did not. */
    synchronized Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    /** From now on nothing is read, so nothing leaves. */
    synchronized void stop() {
        stopped = true;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) throws IOException {
        if (stopped) {
            throw new IOException("the request was given up");
        }
        begun = true;
        progress = System.nanoTime();
        try {
            int some = over ? -1 : piece.read(into, offset, length);
            while (some < 0 && !over) {
                piece.close();
                Optional<InputStream> next = following();
                over = next.isEmpty();
                piece = next.orElseGet(InputStream::nullInputStream);
                some = piece.read(into, offset, length);
            }
            taken(Math.max(some, 0));
            return some;
        } catch (IOException | RuntimeException e) {
            stopped = true;
            failure = e instanceof IOException read ? read : new IOException("an object could not leave", e);
            throw failure;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        piece.close();
    }

    /**
     * A part: its delimiter, its header fields, and an object as a file of PS3.10. The transfer syntax stands in the
     * file only: Orthanc's plugin 1.7 takes a Content-Type with a parameter for another type, and answers 200 all the
     * same.
     */
    InputStream part(boolean first, Kind kind, String sopInstance, InputStream dataset) throws IOException {
        ByteArrayOutputStream before = new ByteArrayOutputStream(1024);
        before.write(((first ? "--" : "\r\n--") + boundary + "\r\nContent-Type: " + MediaType.DICOM + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        TransferSyntax syntax = TransferSyntax.of(kind.syntax())
                .orElseThrow(() -> new IllegalStateException("expected a transfer syntax that was read"));
        DicomFile.writeMeta(before, new FileMeta(kind.sopClass(), sopInstance, syntax));
        return new SequenceInputStream(new ByteArrayInputStream(before.toByteArray()), dataset);
    }

    /** The last delimiter. */
    InputStream end() {
        return new ByteArrayInputStream(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
