// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.consentry.agent.sealed.FileKeeper;
import org.consentry.agent.sealed.FleetingFile;
import org.consentry.agent.sealed.SealKey;

/**
 * Objects that came together and wait for each other, in sealed files that nobody can read once the process has ended.
 * For one thread.
 */
public final class Holding implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Holding.class.getName());
    private static final int NAME_BYTES = 12;

    private final Path folder;
    private final RandomGenerator random;
    private final FileKeeper keeper;
    private final SealKey key;
    private final String name;
    private final List<HeldObject> objects = new ArrayList<>();

    /**
     * Holds nothing yet.
     *
     * @param folder where files may be; nobody else writes there
     * @param random unpredictable: it makes keys
     * @param keeper whose disk it is
     */
    public Holding(Path folder, RandomGenerator random, FileKeeper keeper) {
        this.folder = folder;
        this.random = random;
        this.keeper = keeper;
        this.key = SealKey.fleeting(random);
        byte[] bytes = new byte[NAME_BYTES];
        random.nextBytes(bytes);
        this.name = HexFormat.of().formatHex(bytes);
    }

    /** Deletes what an earlier process left, which nobody can read. */
    public static void clear(Path folder) throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            for (Path each : left.toList()) {
                Files.delete(each);
            }
        }
    }

    /**
     * Begins to hold an object.
     *
     * @throws QueueUnavailableException if the disk does not take it
     */
    public HeldObject begin(WaitingFacts facts) {
        keeper.requireRoom();
        Path file = folder.resolve(name + "-" + objects.size());
        try {
            HeldObject held = new HeldObject(facts, FleetingFile.create(file, key, random, keeper), keeper);
            objects.add(held);
            return held;
        } catch (IOException e) {
            throw keeper.broken(e);
        }
    }

    @Override
    public void close() {
        for (HeldObject object : objects) {
            try {
                object.delete();
            } catch (IOException e) {
                LOG.log(Level.WARNING, "A sealed file that nobody can read anymore could not be deleted", e);
            }
        }
    }
}
