// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * One file of the journal while it is written: records of length, checksum and content, then zeros.
 *
 * <p>Its room is claimed when it is made, so a full disk shows then, and forcing a record moves no file length. Records
 * are appended while a force runs: else every force would be for the one record that came in between two of them.
 */
final class Segment {

    static final int PREFIX = Integer.BYTES + Integer.BYTES;
    private static final int CLAIM = 64 * 1024;

    private final Disk.OpenFile file;
    private final int room;
    /** Held while the disk forces or the file is closed in order; never taken with the lock of this held. */
    private final Object forcing = new Object();

    private long end;
    private boolean failed;
    private boolean sealed;

    private Segment(Disk.OpenFile file, int room) {
        this.file = file;
        this.room = room;
    }

    /** Makes a segment and claims its room; leaves no file behind if that fails. */
    static Segment create(JournalRoom claim, Path path) throws IOException {
        Disk.OpenFile file = claim.disk().create(path);
        int room = claim.bytes();
        try {
            for (long at = 0; at < room; at += CLAIM) {
                file.write(ByteBuffer.allocate((int) Math.min(CLAIM, room - at)), at);
            }
            file.force();
            return new Segment(file, room);
        } catch (IOException e) {
            file.close();
            Files.deleteIfExists(path);
            throw e;
        }
    }

    /** Whether a record fits in the room claimed; the first one always does. */
    boolean hasRoomFor(byte[] content) {
        return end == 0 || end + PREFIX + content.length <= room;
    }

    synchronized void append(byte[] content) throws IOException {
        if (failed || sealed) {
            throw new IOException("expected an open journal file, found one that failed or is sealed");
        }
        ByteBuffer record = ByteBuffer.allocate(PREFIX + content.length);
        record.putInt(content.length).putInt(checksum(content)).put(content).flip();
        try {
            file.write(record, end);
            end += PREFIX + content.length;
        } catch (IOException e) {
            fail();
            throw e;
        }
    }

    /** Forces what was appended. After a failure it never succeeds again: what the disk holds then is unknown. */
    void force() throws IOException {
        synchronized (forcing) {
            if (isSealed()) {
                return;
            }
            requireSound();
            try {
                file.force();
            } catch (IOException e) {
                synchronized (this) {
                    fail();
                }
                throw e;
            }
            requireSound();
        }
    }

    synchronized boolean isFailed() {
        return failed;
    }

    void seal() throws IOException {
        synchronized (forcing) {
            force();
            synchronized (this) {
                sealed = true;
                file.close();
            }
        }
    }

    private synchronized boolean isSealed() {
        return sealed;
    }

    private synchronized void requireSound() throws IOException {
        if (failed) {
            throw new IOException("expected a sound journal file, found one that failed before");
        }
    }

    private void fail() {
        failed = true;
        try {
            file.close();
        } catch (IOException e) {
            System.getLogger(Segment.class.getName())
                    .log(System.Logger.Level.DEBUG, "A failed journal file could not be closed either", e);
        }
    }

    static int checksum(byte[] content) {
        CRC32C sum = new CRC32C();
        sum.update(content);
        return (int) sum.getValue();
    }
}
