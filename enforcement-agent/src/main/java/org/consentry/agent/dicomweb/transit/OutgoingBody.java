// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.transit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
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
public abstract class OutgoingBody extends InputStream {
    private static final int BOUNDARY_BYTES = 24;

    private final String boundary;
    private final Label label;
    private InputStream piece = InputStream.nullInputStream();
    private boolean begun;
    private boolean over;
    private boolean stopped;
    private @Nullable IOException failure;
    private volatile long progress = System.nanoTime();

    /** What the Content-Type of a part says. */
    public enum Label {
        /**
         * That it is an object; the file in it has its transfer syntax. Orthanc's plugin 1.7 takes a stored part with a
         * parameter for one of another type, and answers 200 all the same.
         */
        TYPE,
        /** Also its transfer syntax: in an answer none means Explicit VR Little Endian (PS3.18, 8.7.3). */
        TYPE_AND_SYNTAX
    }

    protected OutgoingBody(String boundary, Label label) {
        this.boundary = boundary;
        this.label = label;
    }

    /** A boundary that nobody can guess, so no object can hold it. */
    public static String unguessable(RandomGenerator random) {
        byte[] bytes = new byte[BOUNDARY_BYTES];
        random.nextBytes(bytes);
        return "consentry-" + HexFormat.of().formatHex(bytes);
    }

    /** The next piece; empty at the end. Called once all of the piece before was taken. */
    protected abstract Optional<InputStream> following() throws IOException;

    /** So many bytes of the last piece were taken. */
    protected abstract void taken(int bytes);

    /** What its parts are told apart by. */
    public String boundary() {
        return boundary;
    }

    /** When something was last taken, by {@link System#nanoTime}. */
    public long progress() {
        return progress;
    }

    /** Whether something was taken. */
    public synchronized boolean isBegun() {
        return begun;
    }

    /** Whether all was taken. */
    public synchronized boolean isOver() {
        return over;
    }

    /** What making the body failed with; empty if it did not. */
    public synchronized Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    /** From now on nothing is read, so nothing leaves. */
    public synchronized void stop() {
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

    /** A part: its delimiter, its header fields, and an object as a file of PS3.10. */
    protected InputStream part(boolean first, Kind kind, String sopInstance, InputStream dataset) throws IOException {
        return new SequenceInputStream(new ByteArrayInputStream(head(first, kind, sopInstance)), dataset);
    }

    /** What stands in a part before the data set. */
    protected byte[] head(boolean first, Kind kind, String sopInstance) throws IOException {
        String type = label == Label.TYPE ? MediaType.DICOM : MediaType.DICOM + "; transfer-syntax=" + kind.syntax();
        ByteArrayOutputStream head = new ByteArrayOutputStream(1024);
        head.write(((first ? "--" : "\r\n--") + boundary + "\r\nContent-Type: " + type + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        TransferSyntax syntax = TransferSyntax.of(kind.syntax())
                .orElseThrow(() -> new IllegalStateException("expected a transfer syntax that was read"));
        DicomFile.writeMeta(head, new FileMeta(kind.sopClass(), sopInstance, syntax));
        return head.toByteArray();
    }

    /** The last delimiter. */
    protected byte[] end() {
        return ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
