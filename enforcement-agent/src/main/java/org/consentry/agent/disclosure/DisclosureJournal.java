// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.consentry.agent.disclosure.JournalRecord.Acknowledged;
import org.consentry.agent.disclosure.JournalRecord.Offset;
import org.consentry.agent.disclosure.JournalRecord.Opened;
import org.consentry.agent.disclosure.JournalRecord.Reported;
import org.consentry.agent.disclosure.JournalRecord.Signed;
import org.consentry.agent.disclosure.proof.ChainHead;
import org.consentry.agent.disclosure.proof.JournalKey;

/**
 * The disclosure journal: what is about to leave is on disk before it does.
 *
 * <p>Safe for any number of threads. Appending costs one write under a lock; threads that force at the same time share
 * one force. In memory are the releases that are not reported yet and the reports the server does not have yet.
 */
public final class DisclosureJournal implements AutoCloseable {

    /** The room of one journal file. */
    static final int ROOM = 4 << 20;

    /** Below the journal's folder: files that the server has everything of. */
    static final String OLD = "reported";

    /** How often the chain's head is noted where who changes the folder cannot reach it. */
    private static final Duration NOTED_EVERY = Duration.ofHours(1);

    private static final int RELEASE_ID_BYTES = 12;
    private static final System.Logger LOG = System.getLogger(DisclosureJournal.class.getName());

    private final Object lock = new Object();
    private final JournalState state = new JournalState();
    private final Roots roots;
    private final OldSegments old;
    private final Backlog backlog = new Backlog();
    private final Traffic traffic = new Traffic();
    private final Set<Release> releases = ConcurrentHashMap.newKeySet();
    private final FileChannel folderLock;
    private final SegmentFiles files;
    private final JournalWriter writer;
    private final InstantSource time;
    private final RandomGenerator random;
    private final JournalKey key;
    private Instant noted = Instant.EPOCH;
    private volatile ChainHead link = ChainHead.NONE;

    /**
     * Where a journal is and what it needs.
     *
     * @param folder its files; made if it is not there
     * @param key signs what it holds
     * @param keeping how long files stay that the server has everything of
     * @param random makes the releases' ids
     */
    public record Home(Path folder, JournalKey key, Keeping keeping, RandomGenerator random) {}

    private DisclosureJournal(FileChannel folderLock, Home home, JournalRoom room, InstantSource time) {
        this.folderLock = folderLock;
        this.files = new SegmentFiles(home.folder());
        this.old = OldSegments.in(home.folder().resolve(OLD), home.keeping());
        this.time = time;
        this.random = home.random();
        this.key = home.key();
        this.roots = new Roots(home.key());
        this.writer = new JournalWriter(room, files, this::head);
    }

    /**
     * Opens the journal in a folder, which is made if it is not there, and reports every release that an earlier run
     * left open: what was in flight then may have been sent.
     *
     * @throws JournalUnavailableException if the folder cannot be read, or another process has it open
     */
    public static DisclosureJournal open(Home home, InstantSource time) {
        return open(home, new JournalRoom(Disk.LOCAL, ROOM), time);
    }

    static DisclosureJournal open(Home home, JournalRoom room, InstantSource time) {
        try {
            Files.createDirectories(home.folder());
            FileChannel folderLock = locked(home.folder());
            DisclosureJournal journal = new DisclosureJournal(folderLock, home, room, time);
            journal.recover();
            return journal;
        } catch (IOException e) {
            throw new JournalUnavailableException("The disclosure journal cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Begins a release: one association, or one answer. The caller closes it. */
    public Release release(ReleaseOrigin origin) {
        Release release = new Release(this, origin);
        releases.add(release);
        return release;
    }

    /**
     * Reports the releases that rested, forces what was written, and deletes files no longer needed. To be called about
     * twice a second.
     *
     * @return how many releases were reported
     */
    public int doWork() {
        int reported = 0;
        synchronized (lock) {
            writer.heal();
            for (Release release : releases) {
                reported += release.rest(time.instant()) ? 1 : 0;
            }
            backlog.look(state.unshippedCount(), head().acknowledged(), time.instant());
        }
        prove();
        writer.forceAll();
        long oldestNeeded;
        synchronized (lock) {
            oldestNeeded = state.oldestNeeded(writer.segment());
        }
        old.take(files.before(oldestNeeded), time.instant());
        return reported;
    }

    /** Whether it takes records, as far as the last one tells: while it does not, nothing may leave. */
    public boolean isAvailable() {
        return writer.isSound();
    }

    /**
     * The keys of what earlier runs recorded as destroyed; only those that may not be gone yet are sure to be there.
     */
    public Set<String> destroyedBefore() {
        synchronized (lock) {
            return state.destroyedBefore();
        }
    }

    /**
     * Returns once everything recorded so far is on disk.
     *
     * @throws JournalUnavailableException if the disk cannot take it now
     */
    public void forceRecords() {
        writer.forceAll();
    }

    /** What became of objects since the start, as far as it is reported. */
    public Traffic traffic() {
        return traffic;
    }

    /** How many reports the server does not have yet. */
    public int waiting() {
        synchronized (lock) {
            return state.unshippedCount();
        }
    }

    /** How long the server has taken no report while some waited, as far as {@link #doWork} looked. */
    public Duration stuck() {
        synchronized (lock) {
            return backlog.age(time.instant());
        }
    }

    @Override
    public void close() {
        releases.forEach(Release::close);
        try {
            prove();
        } catch (JournalUnavailableException e) {
            LOG.log(Level.WARNING, "The last releases have no root yet; the next start makes it: {0}", e.getMessage());
        }
        writer.close();
        try {
            folderLock.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The journal folder's lock could not be closed", e);
        }
    }

    /** The oldest reports the server does not have, once they are on disk. */
    List<ReportLine> toShip(int atMost, int atMostAnswers) throws IOException {
        List<JournalState.Unshipped> oldest;
        synchronized (lock) {
            oldest = state.unshipped(atMost, atMostAnswers);
        }
        writer.forceAll();
        return new ReportedAnswers(files).filled(oldest);
    }

    /** The number of the last report that was made; empty as long as nobody knows how reports are numbered. */
    public OptionalLong lastSequence() {
        JournalRecord.Head head = head();
        return head.offset() == JournalState.UNKNOWN
                ? OptionalLong.empty()
                : OptionalLong.of(head.next() - 1 + head.offset());
    }

    /** What the server and this journal agreed on. */
    JournalRecord.Head head() {
        synchronized (lock) {
            return state.head(roots.chain());
        }
    }

    void acknowledged(long ordinal) {
        record(new Acknowledged(ordinal));
    }

    /** The same, on disk before it returns. */
    void acknowledgedForced(long ordinal) {
        force(record(new Acknowledged(ordinal)));
    }

    void offset(long offset) {
        force(record(new Offset(offset)));
    }

    Object lock() {
        return lock;
    }

    InstantSource time() {
        return time;
    }

    /** Begins the unit that is reported; called with the lock held. */
    OpenRelease begin(ReleaseOrigin origin) {
        byte[] id = new byte[RELEASE_ID_BYTES];
        random.nextBytes(id);
        String release = Base64.getUrlEncoder().withoutPadding().encodeToString(id);
        open(new Opened(release, origin));
        return Objects.requireNonNull(state.part(release));
    }

    private void open(Opened opened) {
        try {
            record(opened);
        } catch (JournalUnavailableException e) {
            LOG.log(Level.DEBUG, "A release began while the disk takes nothing", e);
        }
    }

    /** Reports a unit; what is in flight may have been sent. The report is not lost while the disk is full. */
    void end(OpenRelease part) {
        synchronized (lock) {
            List<ReportLine> lines = part.lines(head().next());
            traffic.count(lines);
            try {
                record(new Reported(part.id(), lines));
            } catch (JournalUnavailableException e) {
                LOG.log(Level.ERROR, "The report of release {0} waits for the disk: {1}", part.id(), e.getMessage());
            }
        }
    }

    /** Writes a record and takes it into account; what it says counts even if the disk cannot take it now. */
    long record(JournalRecord journalRecord) {
        synchronized (lock) {
            state.apply(journalRecord, writer.segment());
            byte[] content = RecordCodec.write(journalRecord);
            try {
                long place = writer.append(content);
                roots.take(journalRecord, content);
                return place;
            } catch (JournalFullException e) {
                throw e;
            } catch (JournalUnavailableException e) {
                roots.take(journalRecord, content);
                throw e;
            }
        }
    }

    /** Gives each release that was reported its root, and signs the chain of the roots if it grew. */
    private void prove() {
        ChainHead grown;
        synchronized (lock) {
            roots.due().forEach(release -> record(roots.linkOf(release)));
            if (!roots.isUnsigned()) {
                return;
            }
            grown = roots.chain();
        }
        Instant now = time.instant();
        record(new Signed(grown, now, key.publicKey().id(), key.sign(grown)));
        if (!noted.plus(NOTED_EVERY).isAfter(now)) {
            noted = now;
            link = grown;
            LOG.log(
                    Level.INFO,
                    "The journal''s chain is at link {0} {1}",
                    String.valueOf(grown.number()),
                    grown.hash());
        }
    }

    /** The last link that was noted in the log, for others to note too; {@link ChainHead#NONE} before the first. */
    ChainHead noted() {
        return link;
    }

    /** Writes what became of an instance. It is away already, so a full disk only makes the record later. */
    void settle(OpenRelease part, JournalRecord.Settled settled) {
        try {
            record(settled);
        } catch (JournalUnavailableException e) {
            LOG.log(
                    Level.ERROR,
                    "What became of an instance of release {0} waits for the disk: {1}",
                    part.id(),
                    e.getMessage());
        }
    }

    void forceAll() {
        writer.forceAll();
    }

    void force(long upTo) {
        writer.force(upTo);
    }

    void forget(Release release) {
        releases.remove(release);
    }

    private void recover() throws IOException {
        synchronized (lock) {
            new JournalReplay(files, state, roots).run();
            state.parts().forEach(this::end);
        }
    }

    private static FileChannel locked(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new IOException("another process has the journal folder open");
        }
        return channel;
    }
}
