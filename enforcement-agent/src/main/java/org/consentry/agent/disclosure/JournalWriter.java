// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Appends records to the newest segment, and forces them to disk for all waiting threads at once.
 *
 * <p>Every record not yet forced is kept in memory too. A segment that fails is left alone and never trusted again: the
 * next record makes a new one, which begins with all that was not forced. So what became of an instance that is already
 * away is not lost while the disk is full, only later.
 */
final class JournalWriter implements AutoCloseable {

    /** What may wait in memory while the disk is full; more than that is refused and lost. */
    private static final int MOST_UNFORCED = 100_000;

    private static final System.Logger LOG = System.getLogger(JournalWriter.class.getName());

    private final JournalRoom room;
    private final SegmentFiles files;
    private final Supplier<JournalRecord.Head> head;
    private final SharedForce forces = new SharedForce(this::forceWritten);
    private final Deque<Unforced> unforced = new ArrayDeque<>();
    private @Nullable Segment active;
    private boolean closed;
    private long lastNumber;
    private long written;
    private volatile long forced;

    private static final class Unforced {
        final long at;
        final byte[] content;

        Unforced(long at, byte[] content) {
            this.at = at;
            this.content = content;
        }
    }

    /** Writes segments of that room, each opened by the record that {@code head} gives, after the last one there is. */
    JournalWriter(JournalRoom room, SegmentFiles files, Supplier<JournalRecord.Head> head) {
        this.room = room;
        this.files = files;
        this.head = head;
        this.lastNumber = files.list().isEmpty() ? 0 : files.list().lastKey();
    }

    /**
     * Writes a record.
     *
     * @return its place, for {@link #force}
     * @throws JournalFullException if it is lost
     * @throws JournalUnavailableException if it waits in memory
     */
    synchronized long append(byte[] content) {
        if (unforced.size() >= MOST_UNFORCED) {
            throw new JournalFullException("The disclosure journal cannot be written, nothing may leave: expected"
                    + " fewer than " + MOST_UNFORCED + " records waiting for the disk");
        }
        long at = ++written;
        unforced.addLast(new Unforced(at, content));
        try {
            Segment segment = active;
            if (segment == null || segment.isFailed()) {
                active = reopened();
            } else if (segment.hasRoomFor(content)) {
                segment.append(content);
            } else {
                segment.seal();
                forgetForced(at - 1);
                active = reopened();
            }
            return at;
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /** Returns once every record up to that place is on disk. */
    void force(long upTo) {
        if (forced < upTo) {
            forces.join();
        }
    }

    /** One force, for all who wait for it. Records are appended meanwhile, which the next one takes. */
    private void forceWritten() {
        try {
            Segment segment;
            long all;
            synchronized (this) {
                segment = sound();
                all = written;
            }
            segment.force();
            forgetForced(all);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /** Whether the last record could be written, and another could be. */
    synchronized boolean isSound() {
        Segment segment = active;
        boolean failed = !unforced.isEmpty() && (segment == null || segment.isFailed());
        return !closed && !failed && unforced.size() < MOST_UNFORCED;
    }

    /** Writes what waits in memory, if the last file failed and a new one can be made. */
    synchronized void heal() {
        Segment segment = active;
        if (!unforced.isEmpty() && (segment == null || segment.isFailed())) {
            try {
                active = reopened();
            } catch (IOException e) {
                throw unavailable(e);
            }
        }
    }

    /** Forces everything written so far. */
    void forceAll() {
        long all;
        synchronized (this) {
            all = written;
        }
        force(all);
    }

    /** The number of the segment that the last record went to. */
    synchronized long segment() {
        return lastNumber;
    }

    @Override
    public synchronized void close() {
        Segment segment = active;
        active = null;
        closed = true;
        try {
            if (segment != null && !segment.isFailed()) {
                segment.seal();
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The disclosure journal could not be closed in order", e);
        }
    }

    private Segment sound() throws IOException {
        Segment segment = active;
        if (segment == null) {
            throw new IOException("no journal file is open");
        }
        return segment;
    }

    private Segment reopened() throws IOException {
        if (closed) {
            throw new IOException("the journal is closed");
        }
        long number = lastNumber + 1;
        Segment segment = Segment.create(room, files.path(number));
        lastNumber = number;
        segment.append(RecordCodec.write(head.get()));
        for (Unforced each : unforced) {
            segment.append(each.content);
        }
        return segment;
    }

    private synchronized void forgetForced(long upTo) {
        while (!unforced.isEmpty() && unforced.getFirst().at <= upTo) {
            unforced.removeFirst();
        }
        forced = Math.max(forced, upTo);
    }

    private static JournalUnavailableException unavailable(IOException cause) {
        return new JournalUnavailableException(
                "The disclosure journal cannot be written, nothing may leave: " + cause.getMessage(), cause);
    }
}
