// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.sealed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * A disk that ends at a step, after half of what that step writes: every call after it fails, as if the process were
 * gone. With {@link #powerCut} it also forgets what was not forced.
 */
public final class CutDisk implements SealedDisk {
    /** The process is gone. */
    public static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Map<Path, Long> forced = new HashMap<>();
    private final Deque<Undo> unforced = new ArrayDeque<>();
    private int stepsLeft;
    private long free = Long.MAX_VALUE;

    private interface Undo {
        void run() throws IOException;
    }

    public CutDisk(int steps) {
        this.stepsLeft = steps;
    }

    public void free(long bytes) {
        free = bytes;
    }

    public boolean wasCut() {
        return stepsLeft < 0;
    }

    @Override
    public OpenFile create(Path path) throws IOException {
        step();
        OpenFile file = LOCAL.create(path);
        forced.put(path, 0L);
        unforced.push(() -> Files.deleteIfExists(path));
        return new OpenFile() {
            @Override
            public void append(ByteBuffer bytes) throws IOException {
                if (stepsLeft == 0) {
                    file.append(bytes.slice(0, bytes.remaining() / 2));
                }
                step();
                file.append(bytes);
            }

            @Override
            public void force() throws IOException {
                step();
                forced.put(path, Files.size(path));
                file.force();
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step();
        byte[] replaced = Files.exists(to) ? Files.readAllBytes(to) : null;
        // what was there before is on the disk itself
        long durable = forced.getOrDefault(from, Files.size(from));
        LOCAL.rename(from, to);
        forced.put(to, durable);
        unforced.push(() -> {
            if (Files.exists(to)) {
                Files.move(to, from);
            }
            if (replaced != null) {
                Files.write(to, replaced);
                forced.put(to, (long) replaced.length);
            }
        });
    }

    @Override
    public void delete(Path path) throws IOException {
        step();
        LOCAL.delete(path);
    }

    @Override
    public void forceFolder(Path folder) {
        step();
        unforced.clear();
    }

    @Override
    public long free(Path folder) {
        return free;
    }

    /** What the machine's memory held and the disk did not is lost: names newest first, then ends of files. */
    public void powerCut() throws IOException {
        while (!unforced.isEmpty()) {
            unforced.pop().run();
        }
        for (Map.Entry<Path, Long> file : forced.entrySet()) {
            if (Files.exists(file.getKey())) {
                try (FileChannel channel = FileChannel.open(file.getKey(), StandardOpenOption.WRITE)) {
                    channel.truncate(file.getValue());
                }
            }
        }
    }

    private void step() {
        if (stepsLeft <= 0) {
            stepsLeft = -1;
            throw new Gone();
        }
        stepsLeft--;
    }
}
