// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.transit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;
import org.consentry.agent.queue.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A body on its way to a recipient, made piece by piece as the recipient takes it. Read by one thread, given up by
 * another. A body that is given up is never whole.
 */
public abstract class OutgoingBody extends InputStream {
    private final Framing framing;
    private InputStream piece = InputStream.nullInputStream();
    private boolean begun;
    private boolean over;
    private boolean stopped;
    private @Nullable IOException failure;
    private volatile long progress = System.nanoTime();

    protected OutgoingBody(Framing framing) {
        this.framing = framing;
    }

    /** The next piece; empty at the end. Called once all of the piece before was taken. */
    protected abstract Optional<InputStream> following() throws IOException;

    /** So many bytes of the last piece were taken. */
    protected abstract void taken(int bytes);

    /** What its Content-Type says. */
    public String contentType() {
        return framing.contentType();
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

    /** An object with what stands before it. */
    protected InputStream part(boolean first, Kind kind, String sopInstance, InputStream dataset) throws IOException {
        return new SequenceInputStream(new ByteArrayInputStream(head(first, kind, sopInstance)), dataset);
    }

    /** What stands before the data set. */
    protected byte[] head(boolean first, Kind kind, String sopInstance) throws IOException {
        return framing.before(first, kind, sopInstance);
    }

    /** What stands after the last one. */
    protected byte[] end() {
        return framing.end();
    }
}
