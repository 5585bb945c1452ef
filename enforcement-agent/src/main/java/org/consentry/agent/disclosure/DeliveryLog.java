// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which instances recipients have acknowledged, as marks: for answers to senders that ask whether theirs arrived. Safe
 * for every thread.
 *
 * <p>Files of a day, {@code deliveries-2026-06-15.log}, of records of 24 bytes: the mark and a checksum. A record is
 * written once the recipient has acknowledged. It is not forced, since a lost one only says less than is true. A
 * question reads the files through a small buffer: memory does not grow with what was delivered, and a million records
 * are 24 MB.
 */
public final class DeliveryLog implements AutoCloseable {
    static final int RECORD = InstanceMark.BYTES + Integer.BYTES;

    private static final Logger LOG = System.getLogger(DeliveryLog.class.getName());
    private static final String BEFORE = "deliveries-";
    private static final String AFTER = ".log";
    private static final int READ_AT_ONCE = 2048 * RECORD;

    private final Path folder;
    private final InstantSource time;
    private final int days;
    private @Nullable FileChannel today;
    private LocalDate day = LocalDate.MIN;
    private long end;
    private boolean unforced;

    private DeliveryLog(Path folder, InstantSource time, int days) {
        this.folder = folder;
        this.time = time;
        this.days = days;
    }

    /**
     * Opens the log in a folder, which is made if it is not there.
     *
     * @param days how many days a delivery is remembered besides its own, at least 1
     * @throws UncheckedIOException if the folder cannot be used
     */
    public static DeliveryLog open(Path folder, InstantSource time, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("expected at least 1 day, found " + days);
        }
        try {
            Files.createDirectories(folder);
            return new DeliveryLog(folder, time, days);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of deliveries cannot be used", e);
        }
    }

    /** A recipient has acknowledged an instance. If that cannot be written down, later answers will not say so. */
    public synchronized void delivered(InstanceMark mark) {
        ByteBuffer record = ByteBuffer.allocate(RECORD);
        mark.write(record);
        record.putInt(Segment.checksum(Arrays.copyOf(record.array(), InstanceMark.BYTES)))
                .flip();
        try {
            FileChannel file = file();
            while (record.hasRemaining()) {
                file.write(record, end + record.position());
            }
            end += RECORD;
            unforced = true;
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a delivery cannot be written down, so its sender will not get a commitment", e);
            forget();
        }
    }

    /** Tells of each delivery that is of one of these instances; of the same instance perhaps more than once. */
    public void find(Set<InstanceMark> asked, Consumer<InstanceMark> found) throws IOException {
        Map<Long, Set<Long>> wanted = new HashMap<>();
        asked.forEach(mark ->
                wanted.computeIfAbsent(mark.high(), its -> new HashSet<>()).add(mark.low()));
        for (Path file : files().descendingMap().values()) {
            scan(file, mark -> {
                if (wanted.getOrDefault(mark.high(), Set.of()).contains(mark.low())) {
                    found.accept(mark);
                }
            });
        }
    }

    /** Forces what was written, and deletes what is older than it is kept; returns how many files it deleted. */
    public int doWork() {
        force();
        int deleted = 0;
        LocalDate oldest = now().minusDays(days);
        try {
            for (Path file : files().headMap(oldest, false).values()) {
                Files.deleteIfExists(file);
                deleted++;
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "old deliveries cannot be deleted", e);
        }
        return deleted;
    }

    @Override
    public synchronized void close() {
        force();
        forget();
    }

    private synchronized void force() {
        FileChannel file = today;
        if (file != null && unforced) {
            try {
                file.force(false);
                unforced = false;
            } catch (IOException e) {
                LOG.log(Level.WARNING, "deliveries cannot be forced to the disk", e);
                forget();
            }
        }
    }

    /** The file of today. What a kill left of a record at its end is overwritten. */
    private FileChannel file() throws IOException {
        LocalDate now = now();
        FileChannel open = today;
        if (open != null && now.equals(day)) {
            return open;
        }
        force();
        forget();
        FileChannel opened = FileChannel.open(path(now), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        end = opened.size() - opened.size() % RECORD;
        day = now;
        today = opened;
        return opened;
    }

    private void forget() {
        FileChannel open = today;
        today = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "a file of deliveries could not be closed", e);
            }
        }
    }

    private static void scan(Path file, Consumer<InstanceMark> each) throws IOException {
        ByteBuffer some = ByteBuffer.allocate(READ_AT_ONCE);
        byte[] content = new byte[InstanceMark.BYTES];
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            while (in.read(some) >= 0) {
                some.flip();
                while (some.remaining() >= RECORD) {
                    some.get(content);
                    if (some.getInt() == Segment.checksum(content)) {
                        each.accept(InstanceMark.read(ByteBuffer.wrap(content)));
                    }
                }
                some.compact();
            }
        } catch (NoSuchFileException e) {
            LOG.log(Level.DEBUG, "a file of deliveries grew too old meanwhile");
        }
    }

    private NavigableMap<LocalDate, Path> files() throws IOException {
        NavigableMap<LocalDate, Path> found = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, BEFORE + "*" + AFTER)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                try {
                    found.put(LocalDate.parse(name.substring(BEFORE.length(), name.length() - AFTER.length())), file);
                } catch (DateTimeParseException e) {
                    LOG.log(Level.DEBUG, "a file among the deliveries is none of them");
                }
            }
        }
        return found;
    }

    private Path path(LocalDate date) {
        return folder.resolve(BEFORE + date + AFTER);
    }

    private LocalDate now() {
        return LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
    }
}
