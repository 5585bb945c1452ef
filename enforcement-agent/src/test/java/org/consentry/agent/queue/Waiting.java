// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.consentry.agent.replica.Entries.ANNA;
import static org.consentry.agent.replica.Entries.CHEST;
import static org.consentry.agent.replica.Entries.HEAD;
import static org.consentry.agent.replica.Entries.NOON;
import static org.consentry.agent.replica.Entries.NORTHLIGHT;
import static org.consentry.agent.replica.Entries.ROUTE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.consentry.agent.disclosure.DisclosureJournal;
import org.consentry.agent.disclosure.FailingJournal;
import org.consentry.agent.disclosure.InstanceMark;
import org.consentry.agent.disclosure.Outbox;
import org.consentry.agent.replica.AgentClock;
import org.consentry.agent.replica.ExportPolicy;
import org.consentry.agent.replica.KnownReplica;
import org.consentry.agent.sealed.CutDisk;
import org.consentry.agent.sealed.SealKey;
import org.consentry.agent.sealed.SealedDisk;
import org.consentry.policy.Obligation;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.RecipientPlace;
import org.jspecify.annotations.Nullable;

/** A queue on the route to Northlight, a recipient that does as a test says, and time that a test lets pass. */
final class Waiting implements AutoCloseable {
    static final Kind CT = new Kind("1.2.840.10008.5.1.4.1.1.2", "1.2.840.10008.1.2.1");
    static final WaitingSubject SUBJECT =
            annas(ROUTE.place(), null, Set.of(), Set.of(Obligation.DEID, Obligation.PSEUD));

    final KnownReplica replica = new KnownReplica();
    final AtomicLong ticks = new AtomicLong();
    final AgentClock clock = new AgentClock(InstantSource.fixed(NOON.wall()), ticks::get);
    final List<InstanceMark> delivered = new ArrayList<>();
    final Recipient recipient = new Recipient();
    final FailingJournal failing;
    final DisclosureJournal journal;
    final WaitingQueue queue;
    private final Path folder;
    private final List<DisclosureReport> reports = new ArrayList<>();

    Waiting(Path folder, SealedDisk disk) {
        this.folder = folder;
        replica.load(clock.now());
        failing = new FailingJournal(folder.resolve("journal"), clock.wall());
        journal = failing.journal();
        queue = opened(disk);
    }

    /** Opens the queue; if that is cut off, nobody holds the journal any more. */
    private WaitingQueue opened(SealedDisk disk) {
        try {
            return open(disk);
        } catch (CutDisk.Gone e) {
            journal.close();
            throw e;
        }
    }

    private WaitingQueue open(SealedDisk disk) {
        return WaitingQueue.open(
                new WaitingQueue.Home(folder.resolve("queue"), SealKey.of(new byte[32]), new Random()),
                disk,
                new WaitingQueue.Means(
                        replica.replica(),
                        new ExportPolicy(Duration.ofSeconds(10), ZoneOffset.UTC),
                        clock,
                        journal,
                        recipient,
                        delivered::add),
                new QueueLimits(1000, 2, Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofSeconds(5)));
    }

    /** A recipient in memory. */
    static final class Recipient implements Courier {
        final List<String> got = new ArrayList<>();
        final List<Integer> sizes = new ArrayList<>();
        final List<RecipientPlace> opened = new ArrayList<>();
        int ended;
        boolean hungUp;
        boolean away;
        boolean takesAll = true;
        int status;
        Runnable meanwhile = () -> {};
        Runnable before = () -> {};

        @Override
        public Trip open(RecipientPlace place, List<Kind> kinds) {
            if (away) {
                throw new RecipientAwayException("away", false);
            }
            opened.add(place);
            hungUp = false;
            return new Trip() {
                @Override
                public boolean takes(Kind kind) {
                    return takesAll && kinds.contains(kind);
                }

                @Override
                public Receipt deliver(WaitingFacts facts, InputStream dataset) throws IOException {
                    before.run();
                    int bytes = dataset.readNBytes(10).length;
                    meanwhile.run();
                    bytes += dataset.readAllBytes().length;
                    boolean stored = status == 0;
                    if (stored) {
                        got.add(facts.sopInstance());
                        sizes.add(bytes);
                    }
                    return new Receipt(status, stored, bytes);
                }

                @Override
                public boolean isUsable() {
                    return !away && !hungUp;
                }

                @Override
                public void close() {
                    ended++;
                }
            };
        }
    }

    void put(String sopInstance, int bytes) {
        put(SUBJECT, sopInstance, bytes);
    }

    void put(WaitingSubject subject, String sopInstance, int bytes) {
        WaitingFacts facts = new WaitingFacts(
                clock.now().wall(), 1, subject, CT, sopInstance, new TreeSet<>(Set.of("113100")), null, null);
        put(facts, bytes);
    }

    void put(WaitingFacts facts, int bytes) {
        try (QueueDraft draft = queue.begin(facts)) {
            draft.output().write(new byte[bytes]);
            draft.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts objects that wait together or not at all. */
    void putTogether(int bytes, String... sopInstances) {
        List<QueueDraft> drafts = new ArrayList<>();
        try {
            for (String sopInstance : sopInstances) {
                QueueDraft draft = queue.begin(new WaitingFacts(
                        clock.now().wall(), 1, SUBJECT, CT, sopInstance, new TreeSet<>(Set.of("113100")), null, null));
                drafts.add(draft);
                draft.output().write(new byte[bytes]);
            }
            QueueDraft.commitTogether(drafts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            drafts.forEach(QueueDraft::close);
        }
    }

    /** Goes once to the recipient. */
    RouteRun.Ending run() {
        return new RouteRun(queue.parts(), queue.state()).run(ROUTE.calledAe());
    }

    /** Time goes by, and the server was just heard. */
    void later(Duration duration) {
        ticks.addAndGet(duration.toNanos());
        replica.hear(clock.now());
    }

    List<DisclosureReport> reports() {
        try {
            Outbox outbox = new Outbox(journal, batch -> {
                reports.addAll(batch);
                return reports.isEmpty() ? 0 : reports.get(reports.size() - 1).sequence();
            });
            int shipped = outbox.doWork();
            while (shipped > 0) {
                shipped = outbox.doWork();
            }
            return List.copyOf(reports);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        journal.close();
    }

    void put(String sopInstance, int priority, int second) {
        Instant at = NOON.wall().plusSeconds(second);
        put(new WaitingFacts(at, priority, SUBJECT, CT, sopInstance, new TreeSet<>(Set.of("113100")), null, null), 10);
    }

    /** After that news, the one that waits is destroyed for that reason, and on record. */
    void assertDestroyed(Reason reason, FeedEntry... news) {
        replica.learn(news);
        assertThat(queue.look()).isEqualTo(1);
        run();
        assertThat(recipient.got).isEmpty();
        assertThat(reports())
                .extracting(DisclosureReport::state, DisclosureReport::reason)
                .containsExactly(tuple(State.DESTROYED, reason));
        assertEmpty();
    }

    /** Nothing waits, and no file is left. */
    void assertEmpty() {
        assertThat(queue.counts().waiting() + queue.counts().held()).isZero();
        try (Stream<Path> files = Files.list(folder.resolve("queue"))) {
            assertThat(files).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Anna's scan on the route: where it goes, the part of the body, her other numbers, and what was done to it. */
    static WaitingSubject annas(
            RecipientPlace place, @Nullable String region, Set<PatientId> others, Set<Obligation> fulfilled) {
        return new WaitingSubject(
                ROUTE.calledAe(), NORTHLIGHT, Purpose.MLTRAINING, place, region, ANNA, ANNA, others, CHEST, fulfilled);
    }

    /** A scan of another patient on the same route. */
    static WaitingSubject of(PatientId ben) {
        return new WaitingSubject(
                ROUTE.calledAe(),
                SUBJECT.recipient(),
                SUBJECT.purpose(),
                SUBJECT.place(),
                null,
                ben,
                ben,
                Set.of(),
                HEAD,
                SUBJECT.fulfilled());
    }
}
