// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.replica;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.consentry.protocol.FeedBatch;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.Snapshot;

/**
 * Keeps the replica up to date: a snapshot once, then the feed by long poll. A batch is on disk before it is published,
 * and published before the next poll acknowledges it. For one thread.
 */
public final class FeedFollower implements AutoCloseable {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final System.Logger LOG = System.getLogger(FeedFollower.class.getName());

    private final Replica replica;
    private final Path folder;
    private final ReplicaFile file;
    private final ServerClient server;
    private final AgentClock clock;
    private final Duration wait;
    private int failures;

    /**
     * Takes its collaborators; the folder must be there.
     *
     * @param maxStaleness how old the view may grow; a poll waits at most a third of it
     */
    public FeedFollower(Replica replica, Path folder, ServerClient server, AgentClock clock, Duration maxStaleness) {
        this.replica = replica;
        this.folder = folder;
        this.file = new ReplicaFile(folder.resolve("replica.log"));
        this.server = server;
        this.clock = clock;
        Duration third = maxStaleness.dividedBy(3);
        this.wait = third.compareTo(LONGEST_WAIT) < 0 ? third : LONGEST_WAIT;
    }

    /** Publishes what an earlier run left on disk, if it is sound; without the server. */
    public void restart() {
        try {
            file.load().ifPresent(replica::publish);
        } catch (IOException | CorruptReplicaException e) {
            LOG.log(Level.ERROR, "The replica file cannot be used, a snapshot is due: {0}", e.getMessage());
        }
    }

    /**
     * Loads the snapshot if one is due, else asks once for what is new.
     *
     * @return how many entries were new
     * @throws InterruptedException if the thread is to stop
     */
    public int doWork() throws InterruptedException {
        try {
            int entries = replica.view().mode() == ReplicaView.Mode.RELOADING ? reload() : poll();
            if (failures > 0) {
                LOG.log(
                        Level.INFO,
                        "The consent server is followed again, from {0}",
                        replica.view().position());
            }
            failures = 0;
            return entries;
        } catch (FeedGoneException e) {
            LOG.log(Level.ERROR, "A snapshot is due, until then nothing is permitted: {0}", e.getMessage());
            replica.publish(replica.view().reloading());
        } catch (IOException | MalformedMessageException e) {
            failures++;
            LOG.log(
                    failures == 1 ? Level.WARNING : Level.DEBUG,
                    "The consent server cannot be followed: {0}",
                    e.getMessage());
        }
        return 0;
    }

    /** How long to wait before {@link #doWork} is worth calling again; zero after a success. */
    public Duration pause() {
        if (failures == 0) {
            return Duration.ZERO;
        }
        Duration pause = SHORTEST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 6));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The replica file could not be closed", e);
        }
    }

    private int poll() throws IOException, InterruptedException, FeedGoneException {
        ReplicaView view = replica.view();
        Moment asked = clock.now();
        FeedBatch batch = server.feed(view.position(), view.epoch(), wait);
        List<FeedEntry> fresh = fresh(view, batch);
        ReplicaView next = view;
        if (!fresh.isEmpty()) {
            keep(new FeedBatch(batch.epoch(), batch.head(), fresh));
            next = view.after(fresh.get(fresh.size() - 1).position(), fresh);
        }
        replica.publish(next.position() == batch.head() ? next.completeAt(asked) : next);
        if (file.isLong()) {
            file.replace(next);
        }
        return fresh.size();
    }

    /** What cannot be kept is not published: a restart would forget it. Until it can be, the view only denies. */
    private void keep(FeedBatch batch) throws IOException {
        try {
            file.append(batch);
        } catch (IOException e) {
            replica.publish(replica.view().reloading());
            throw e;
        }
    }

    private static List<FeedEntry> fresh(ReplicaView view, FeedBatch batch) throws FeedGoneException {
        if (!batch.epoch().equals(view.epoch())) {
            throw new FeedGoneException("expected the feed's epoch to stay, found another");
        }
        List<FeedEntry> fresh = batch.entries().stream()
                .filter(entry -> entry.position() > view.position())
                .toList();
        long expected = view.position() + 1;
        for (FeedEntry entry : fresh) {
            if (entry.position() != expected) {
                throw new FeedGoneException("expected entry " + expected + " next, found " + entry.position());
            }
            expected++;
        }
        if (batch.head() < view.position()) {
            throw new FeedGoneException("expected the feed to reach " + view.position() + ", found " + batch.head());
        }
        return fresh;
    }

    private int reload() throws IOException, InterruptedException {
        Path download = folder.resolve("snapshot.new");
        try {
            server.snapshot(download);
            Contents.Changes changes = Contents.EMPTY.change();
            int[] entries = {0};
            try (BufferedReader lines = Files.newBufferedReader(download)) {
                Snapshot header = Snapshot.read(lines, entry -> {
                    changes.accept(entry);
                    entries[0]++;
                });
                ReplicaView view = ReplicaView.loaded(header.epoch(), header.position(), changes.done());
                file.replace(view);
                replica.publish(view);
                LOG.log(Level.INFO, "Loaded the snapshot of position {0}", header.position());
            }
            return entries[0];
        } finally {
            Files.deleteIfExists(download);
        }
    }
}
