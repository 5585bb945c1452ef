// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.quarantine;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.consentry.agent.sealed.DamagedFileException;
import org.consentry.agent.sealed.FileKeeper;
import org.consentry.agent.sealed.SealKey;
import org.consentry.agent.sealed.SealedDisk;
import org.consentry.agent.sealed.SealedFolder;
import org.consentry.protocol.Route;

/**
 * Keeps what was refused to senders that cannot live with a refusal, each object sealed with a key of its own, until
 * its day. Nobody gets it back from here: the sender has it. For many threads; {@link #doWork} is for one.
 */
public final class Quarantine implements FileKeeper {
    /** How many objects are kept at most. */
    static final int MOST = 100_000;

    private static final Logger LOG = System.getLogger(Quarantine.class.getName());
    private static final String KEPT = ".kept";
    private static final Duration LONGEST = Duration.ofDays(Route.MOST_QUARANTINE_DAYS);

    private final SealedFolder folder;
    private final InstantSource clock;
    private final long leastRoom;
    private final Map<String, QuarantinedImage> images = new ConcurrentHashMap<>();
    private int damaged;

    private Quarantine(SealedFolder folder, InstantSource clock, long leastRoom) {
        this.folder = folder;
        this.clock = clock;
        this.leastRoom = leastRoom;
    }

    /**
     * Where and by what it works.
     *
     * @param folder of its own, made if it is not there
     * @param key the agent's key for the quarantine
     * @param random unpredictable: it makes keys
     * @param leastRoom bytes of the disk that it leaves free
     */
    public record Home(Path folder, SealKey key, RandomGenerator random, long leastRoom) {}

    /**
     * Opens the quarantine, with what an earlier run kept in it. What was not whole is gone.
     *
     * @throws QuarantineUnavailableException if the folder cannot be used
     */
    public static Quarantine open(Home home, InstantSource clock) {
        return open(home, SealedDisk.LOCAL, clock);
    }

    static Quarantine open(Home home, SealedDisk disk, InstantSource clock) {
        SealedFolder folder = new SealedFolder(home.folder(), KEPT, disk, home.key(), home.random());
        Quarantine quarantine = new Quarantine(folder, clock, home.leastRoom());
        try {
            quarantine.recover();
            return quarantine;
        } catch (IOException e) {
            throw quarantine.broken(e);
        }
    }

    /**
     * Begins to take an object.
     *
     * @throws QuarantineUnavailableException if the disk is nearly full or fails, or too many are kept
     */
    public QuarantineDraft begin(QuarantinedFacts facts) {
        if (images.size() >= MOST) {
            throw new QuarantineUnavailableException("expected fewer than " + MOST + " objects in quarantine", null);
        }
        requireRoom();
        try {
            return new QuarantineDraft(
                    folder.begin(facts.toBytes(), this), facts, image -> images.put(image.id(), image));
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Deletes what has had its day; what cannot be deleted is tried again with the next call. */
    public int doWork() {
        Instant now = clock.instant();
        List<String> over = images.values().stream()
                .filter(image -> !image.facts().until().isAfter(now))
                .map(QuarantinedImage::id)
                .toList();
        try {
            folder.delete(over, List.of());
            images.keySet().removeAll(over);
            return over.size();
        } catch (IOException e) {
            LOG.log(Level.ERROR, "What has been in quarantine for its time cannot be deleted: {0}", e.getMessage());
            return 0;
        }
    }

    /**
     * What is kept of a route, the oldest first.
     *
     * @param skip how many to leave out at the beginning
     * @param atMost how many to list
     */
    public List<QuarantinedImage> on(String route, int skip, int atMost) {
        return images.values().stream()
                .filter(image -> image.facts().route().equals(route))
                .sorted(Comparator.comparing(
                                (QuarantinedImage image) -> image.facts().at())
                        .thenComparing(QuarantinedImage::id))
                .skip(skip)
                .limit(atMost)
                .toList();
    }

    /** How many objects are kept of each route. */
    public Map<String, Long> counts() {
        return images.values().stream()
                .collect(Collectors.groupingBy(image -> image.facts().route(), TreeMap::new, Collectors.counting()));
    }

    /** How many objects are kept. */
    public int size() {
        return images.size();
    }

    /** How many objects are there that cannot be read, since another key sealed them or their head was changed. */
    public int damaged() {
        return damaged;
    }

    /**
     * Returns if there is room for more.
     *
     * @throws QuarantineUnavailableException if there is not
     */
    @Override
    public void requireRoom() {
        if (folder.free() < leastRoom) {
            throw new QuarantineUnavailableException("the disk of the quarantine is nearly full", null);
        }
    }

    @Override
    public RuntimeException broken(IOException cause) {
        return new QuarantineUnavailableException("the disk of the quarantine failed: " + cause.getMessage(), cause);
    }

    private void recover() throws IOException {
        folder.clear();
        for (String id : folder.ids()) {
            try {
                SealedFolder.Kept kept = folder.kept(id);
                images.put(id, new QuarantinedImage(id, QuarantinedFacts.of(kept.facts()), kept.bytes()));
            } catch (DamagedFileException e) {
                unreadable(id);
            }
        }
    }

    /** Nobody knows its day, so it goes when every day has come. */
    private void unreadable(String id) throws IOException {
        Instant written = Files.getLastModifiedTime(folder.path(id, KEPT)).toInstant();
        if (written.plus(LONGEST).isAfter(clock.instant())) {
            damaged++;
            LOG.log(Level.ERROR, "A file of the quarantine is kept, but cannot be read: {0}{1}", id, KEPT);
        } else {
            folder.delete(id);
        }
    }
}
