// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.watch;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.server.audit.store.Chain;
import org.consentry.server.audit.store.ChainMark;
import org.consentry.server.audit.store.ChainStore;
import org.consentry.server.storage.work.Chore;
import org.jspecify.annotations.Nullable;

/**
 * Checks the chains: new links every minute, each whole chain and the notes of heads at the start and every night. It
 * reports a broken chain in the log, in the metrics, in the health check and to staff. It stops nobody.
 */
@Singleton
public class Watch implements Chore {
    private static final System.Logger LOG = System.getLogger(Watch.class.getName());
    /** Some blocks: a part takes well below a second, and each gives its thread back. */
    private static final long PART = 2000;

    private final ChainStore store;
    private final WatchConfig config;
    private final ZoneId zone;
    private final InstantSource clock;
    private final List<ChainWalk> walks;
    private final Optional<NoteClient> client;
    private final Map<Chain, ChainMark> noted = new EnumMap<>(Chain.class);

    private @Nullable HeadNotes notes;
    private @Nullable Instant wholeFrom;
    private @Nullable Instant notedAt;
    private boolean said;
    private volatile NoteState noteState = new NoteState("", Optional.empty(), true);

    /** Takes its collaborators. */
    @Inject
    public Watch(ChainStore store, WatchConfig config, ZoneId zone, InstantSource clock) {
        this(store, config, zone, clock, PART);
    }

    Watch(ChainStore store, WatchConfig config, ZoneId zone, InstantSource clock, long part) {
        this.store = store;
        this.config = config;
        this.zone = zone;
        this.clock = clock;
        this.walks = Arrays.stream(Chain.values())
                .map(chain -> new ChainWalk(chain, store, part))
                .toList();
        this.client = config.url().map(NoteClient::new);
    }

    /** What is known of each chain now. */
    public List<ChainState> chains() {
        return walks.stream().map(ChainWalk::state).toList();
    }

    /** What is known of the notes now. */
    public NoteState notes() {
        return noteState;
    }

    /** Whether the last checks found nothing wrong, in the chains and in the notes. */
    public boolean holds() {
        return chains().stream().allMatch(ChainState::holds)
                && noteState.broken().isEmpty();
    }

    @Override
    public String name() {
        return "Checking the chains";
    }

    @Override
    public int doWork() {
        Instant now = clock.instant();
        if (wholeFrom == null || wholeFrom.isBefore(night(now))) {
            wholeFrom = now;
            walks.forEach(ChainWalk::beginWhole);
            checkNotes();
        }
        long checked = 0;
        for (ChainWalk walk : walks) {
            checked += walk.checkNew(now);
            walk.checkWhole(now);
        }
        note(now);
        say();
        return walks.stream().anyMatch(ChainWalk::isWalking) ? 1 : (int) Math.min(checked, 1);
    }

    /** The last time of day at which whole chains are checked. */
    private Instant night(Instant now) {
        ZonedDateTime today = now.atZone(zone).with(config.nightly());
        return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
    }

    private void checkNotes() {
        if (config.folder().isEmpty() || config.key().isEmpty()) {
            return;
        }
        try {
            HeadNotes open = HeadNotes.open(config.folder().get(), config.key().get());
            Optional<String> broken = open.check(note -> store.has(note.chain(), note.mark()));
            notes = open;
            noteState = new NoteState(broken.orElse(""), noteState.at(), noteState.sent());
        } catch (UncheckedIOException | IllegalArgumentException failed) {
            notes = null;
            noteState = new NoteState(String.valueOf(failed.getMessage()), noteState.at(), noteState.sent());
        }
    }

    /** Writes a note, unless the chain or the notes are broken: a new note would make them look whole. */
    private void note(Instant now) {
        HeadNotes open = notes;
        boolean due = notedAt == null || !notedAt.plus(config.every()).isAfter(now);
        if (open == null || !due || !noteState.broken().isEmpty()) {
            return;
        }
        // Before the first walk over the whole chains nobody knows what would be noted.
        if (walks.stream().anyMatch(walk -> walk.state().wholeAt().isEmpty())) {
            return;
        }
        notedAt = now;
        boolean sent = true;
        for (ChainWalk walk : walks) {
            Optional<ChainMark> mark = walk.newest().filter(newest -> newest.number() > 0);
            if (mark.isEmpty()
                    || !walk.state().holds()
                    || mark.get().equals(noted.get(walk.state().chain()))) {
                continue;
            }
            HeadNote note = open.add(now, walk.state().chain(), mark.get());
            noted.put(note.chain(), note.mark());
            sent &= client.map(to -> to.send(note)).orElse(true);
        }
        if (!sent) {
            noted.clear();
            LOG.log(Level.WARNING, "The heads of the chains could not be sent; they are in the file and go out again");
        }
        noteState = new NoteState("", Optional.of(now), sent);
    }

    private void say() {
        boolean holds = holds();
        if (!holds && !said) {
            LOG.log(Level.ERROR, "What was sealed is not as it was: {0} {1}", broken(), noteState.broken());
        } else if (holds && said) {
            LOG.log(Level.INFO, "What was sealed is as it was again");
        }
        said = !holds;
    }

    private List<String> broken() {
        return chains().stream()
                .filter(state -> !state.holds())
                .map(state ->
                        "chain " + state.chain().id() + ", link " + state.brokenAt() + ", outside " + state.outside())
                .toList();
    }
}
