// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadFactory;
import org.consentry.agent.bypass.message.AuditListener;
import org.consentry.agent.decision.Answerer;
import org.consentry.agent.deidentify.Deidentifier;
import org.consentry.agent.deidentify.KeyFile;
import org.consentry.agent.dicom.Gateway;
import org.consentry.agent.dicom.GatewayConfig;
import org.consentry.agent.dicom.GatewayParts;
import org.consentry.agent.dicom.Hearing;
import org.consentry.agent.dicom.InstanceAdmission;
import org.consentry.agent.dicom.RecipientCourier;
import org.consentry.agent.dicom.Refusals;
import org.consentry.agent.dicom.Stops;
import org.consentry.agent.dicom.Trial;
import org.consentry.agent.dicom.WarmUp;
import org.consentry.agent.dicom.commitment.CommitmentScp;
import org.consentry.agent.dicom.commitment.Commitments;
import org.consentry.agent.dicomweb.retrieve.FetchDoor;
import org.consentry.agent.dicomweb.retrieve.FetchParts;
import org.consentry.agent.dicomweb.retrieve.OriginClient;
import org.consentry.agent.dicomweb.search.SearchDoor;
import org.consentry.agent.dicomweb.store.StowClient;
import org.consentry.agent.dicomweb.store.StowCourier;
import org.consentry.agent.dicomweb.store.StowDoor;
import org.consentry.agent.dicomweb.store.StowParts;
import org.consentry.agent.dicomweb.transit.PeerHttp;
import org.consentry.agent.disclosure.DeliveryLog;
import org.consentry.agent.disclosure.DisclosureJournal;
import org.consentry.agent.disclosure.Outbox;
import org.consentry.agent.disclosure.Traffic;
import org.consentry.agent.quarantine.Quarantine;
import org.consentry.agent.queue.Courier;
import org.consentry.agent.queue.Dispatch;
import org.consentry.agent.queue.WaitingQueue;
import org.consentry.agent.replica.AgentClock;
import org.consentry.agent.replica.ExportPolicy;
import org.consentry.agent.replica.FeedFollower;
import org.consentry.agent.replica.Replica;
import org.consentry.agent.replica.ServerClient;
import org.consentry.agent.replica.ServerConnection;
import org.consentry.agent.sealed.SealKey;
import org.consentry.agent.shadow.ShadowTallies;
import org.consentry.agent.tls.DicomTls;
import org.consentry.policy.Reason;
import org.consentry.protocol.tls.OwnPort;

/** The running agent: everything built by hand, in the order it needs each other, and stopped in the other order. */
public final class Agent implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration JOURNAL_PAUSE = Duration.ofMillis(500);
    private static final Duration QUEUE_PAUSE = Duration.ofMillis(200);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final System.Logger LOG = System.getLogger(Agent.class.getName());

    private final AgentClock clock;
    private final ReadyLimits limits;
    private final Room room;
    private final Replica replica = new Replica();
    private final DisclosureJournal journal;
    private final Answerer answerer;
    private final Outbox outbox;
    private final WaitingQueue queue;
    private final Quarantine quarantine;
    private final ShadowTallies shadow;
    private final CommitmentScp commitment;
    private final List<WorkLoop> loops;
    private final Gateway gateway;
    private final Trial trial;
    private final StowDoor stow;
    private final FetchDoor fetches;
    private final SearchDoor searches;
    private final BypassWatch bypass;
    private final GatewaySides sides;
    private final Instant keySince;
    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();

    private Agent(AgentSettings settings, AgentClock clock, AgentMeans means) {
        ThreadFactory threads = means.threads();
        this.clock = clock;
        this.limits = settings.limits();
        this.room = new Room(settings.dataFolder(), limits.leastRoom());
        try {
            folder(settings.dataFolder());
            KeyFile keys = keys(settings);
            journal = closing(DisclosureJournal.open(JournalHome.of(settings, keys, means.random()), clock.wall()));
            ExportPolicy policy = new ExportPolicy(settings.maxStaleness(), settings.facilityZone());
            Path questions = folder(settings.dataFolder().resolve("questions"));
            answerer = new Answerer(replica, policy, clock, journal, questions);
            ServerClient server = new ServerClient(server(settings), clock.ticks());
            Path replicaFolder = folder(settings.dataFolder().resolve("replica"));
            FeedFollower follower =
                    closing(new FeedFollower(replica, replicaFolder, server, clock, settings.maxStaleness()));
            follower.restart();
            outbox = new Outbox(
                    journal, new ServerIntake(server), settings.journal().continueAfter());
            keySince = keySince(settings);
            Deidentifier deidentifier = new Deidentifier(keys, settings.options());
            sides = GatewaySides.of(settings.dicom(), clock.wall());
            GatewayConfig doors = sides.config(settings);
            DeliveryLog deliveries = closing(DeliveryLog.open(
                    folder(settings.dataFolder().resolve("deliveries")),
                    clock.wall(),
                    settings.commitment().days()));
            Courier listeners = new RecipientCourier(doors.title(), doors.recipients());
            PeerHttp web = new PeerHttp(doors.recipients(), sides.recipients()::context, DicomTls.parameters());
            StowClient services = new StowClient(web, means.random(), StowClient.Patience.USUAL);
            queue = WaitingQueue.open(
                    new WaitingQueue.Home(
                            folder(settings.dataFolder().resolve("queue")),
                            SealKey.of(keys.derived("queue")),
                            means.random()),
                    new WaitingQueue.Means(
                            replica,
                            policy,
                            clock,
                            journal,
                            new StowCourier(services, listeners),
                            deliveries::delivered),
                    settings.queue());
            commitment = new CommitmentScp(
                    new Commitments(keys.hash("commitment"), deliveries, queue::among),
                    title -> Optional.ofNullable(settings.commitment().senders().get(title)),
                    doors.recipients()::call,
                    clock.ticks());
            quarantine = Quarantine.open(
                    new Quarantine.Home(
                            folder(settings.dataFolder().resolve("quarantine")),
                            SealKey.of(keys.derived("quarantine")),
                            means.random(),
                            settings.queue().leastRoom()),
                    clock.wall());
            shadow = closing(ShadowTallies.open(settings.dataFolder(), clock.wall()));
            Dispatch dispatch = closing(new Dispatch(queue, threads));
            CodeAnswers codes = new CodeAnswers(new ServerCodes(server), deidentifier);
            WaitingNews news = new WaitingNews(journal::lastSequence, queue::here, server::waiting, clock.ticks());
            loops = List.of(
                    closing(WorkLoop.start("certificates", sides::doWork, () -> GatewaySides.PAUSE, threads)),
                    closing(WorkLoop.start("feed", follower::doWork, follower::pause, threads)),
                    closing(WorkLoop.start("journal", journal::doWork, () -> JOURNAL_PAUSE, threads)),
                    closing(WorkLoop.start("outbox", outbox::doWork, outbox::pause, threads)),
                    closing(WorkLoop.start("quarantine", quarantine::doWork, () -> MINUTE, threads)),
                    closing(WorkLoop.start("shadow", shadow::doWork, () -> MINUTE, threads)),
                    closing(WorkLoop.start(
                            "commitment",
                            () -> commitment.doWork() + deliveries.doWork(),
                            () -> JOURNAL_PAUSE,
                            threads)),
                    closing(WorkLoop.start("waiting", news::doWork, news::pause, threads)),
                    closing(WorkLoop.start("codes", codes::doWork, codes::pause, threads)),
                    closing(WorkLoop.start(
                            "queue", () -> queue.look() + dispatch.doWork(), () -> QUEUE_PAUSE, threads)));
            GatewayParts parts = parts(settings, deidentifier, means.refusals());
            trial = new Trial(parts, settings.habits());
            WarmUp.run(deidentifier, settings.dicom().warmUp());
            gateway = closing(Gateway.start(doors, parts, threads));
            InstanceAdmission admission = new InstanceAdmission(parts, settings.habits(), gateway.stops());
            stow = new StowDoor(new StowParts(
                    parts,
                    admission,
                    listeners,
                    services,
                    folder(settings.dataFolder().resolve("stores")),
                    means.random(),
                    settings.web().mostBytes()));
            FetchParts fetching = new FetchParts(
                    parts,
                    admission,
                    settings.web().origin().map(origin -> new OriginClient(web, origin, OriginClient.Patience.USUAL)),
                    folder(settings.dataFolder().resolve("fetches")),
                    means.random(),
                    settings.web().mostBytes(),
                    settings.web().pictures());
            fetches = new FetchDoor(fetching);
            searches = new SearchDoor(fetching);
            bypass = closing(
                    BypassWatch.of(settings, new BypassWatch.Means(replica, journal, clock, web, sides.callers())));
            bypass.exports().ifPresent(list -> closing(WorkLoop.start("exports", list::doWork, list::pause, threads)));
            bypass.messages().ifPresent(listener -> OwnPort.note("audit-messages", listener.port()));
            gateway.ports().forEach(port -> OwnPort.note("dicom-" + port, port));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        LOG.log(Level.INFO, "Agent {0} started at {1}", settings.agentId(), settings.siteName());
    }

    /** Starts an agent. */
    static Agent start(AgentSettings settings, AgentClock clock, AgentMeans means) {
        return new Agent(settings, clock, means);
    }

    /** What the decision API answers from. */
    public Answerer answerer() {
        return answerer;
    }

    /** What the agent knows now. */
    public Replica replica() {
        return replica;
    }

    /** How many reports the server does not have yet. */
    public int reportsWaiting() {
        return journal.waiting();
    }

    /** The server's last report number while it is in conflict with this agent's journal; empty if it is not. */
    public OptionalLong sequenceConflict() {
        return outbox.conflict();
    }

    /** How long the server has taken no report while some waited. */
    public Duration reportsStuck() {
        return journal.stuck();
    }

    /** Whether reports reach the server, or wait for no longer than they may. */
    public boolean deliversReports() {
        return reportsStuck().compareTo(limits.longestWait()) <= 0;
    }

    /** What waits for recipients. */
    WaitingQueue queue() {
        return queue;
    }

    /** What was refused and is kept. */
    public Quarantine quarantine() {
        return quarantine;
    }

    /** Tries one scan on a route. */
    public Trial trial() {
        return trial;
    }

    /** The door for stores over DICOMweb. */
    public StowDoor stow() {
        return stow;
    }

    /** The door for fetches over DICOMweb. */
    public FetchDoor fetches() {
        return fetches;
    }

    /** The door for searches over DICOMweb. */
    public SearchDoor searches() {
        return searches;
    }

    /** What looks for what left past the agent. */
    public BypassWatch bypass() {
        return bypass;
    }

    /** What shadow routes found. */
    public ShadowTallies shadow() {
        return shadow;
    }

    /** What is left of the disk. */
    Room room() {
        return room;
    }

    /** The agent's clock. */
    public AgentClock clock() {
        return clock;
    }

    /** Why nothing that needs consent can pass now; empty if what may pass does. */
    public Optional<Reason> obstacle() {
        return Obstacle.of(replica.view(), answerer.policy(), clock.now(), journal.isAvailable());
    }

    /** The port the gateway listens on. */
    public int dicomPort() {
        return gateway.port();
    }

    /** TLS of the gateway, towards senders and towards recipients. */
    GatewaySides sides() {
        return sides;
    }

    /** Which elements stopped how many objects on which route, since the start. */
    public Stops stops() {
        return gateway.stops();
    }

    /** When senders were heard last. */
    Hearing hearing() {
        return gateway.hearing();
    }

    /** What became of objects since the start. */
    Traffic traffic() {
        return journal.traffic();
    }

    /** How old the key of the pseudonyms is. */
    Duration keyAge() {
        return Duration.between(keySince, clock.wall().instant());
    }

    /** Whether every loop still runs. */
    public boolean isAlive() {
        return loops.stream().allMatch(WorkLoop::isAlive)
                && bypass.messages().map(AuditListener::isAlive).orElse(true);
    }

    @Override
    public void close() {
        while (!toClose.isEmpty()) {
            try {
                toClose.pop().close();
            } catch (Exception e) {
                LOG.log(Level.WARNING, "A part of the agent could not be stopped in order", e);
            }
        }
    }

    private <T extends AutoCloseable> T closing(T part) {
        toClose.push(part);
        return part;
    }

    private GatewayParts parts(AgentSettings settings, Deidentifier deidentifier, Refusals refusals) {
        return new GatewayParts(
                replica,
                answerer.policy(),
                clock,
                journal,
                deidentifier,
                queue,
                quarantine,
                shadow,
                commitment,
                refusals,
                settings.pixels().cleaning(clock.ticks()));
    }

    private static KeyFile keys(AgentSettings settings) {
        try {
            return KeyFile.read(settings.keyFile());
        } catch (IOException e) {
            throw new UncheckedIOException("The key file cannot be read", e);
        }
    }

    private static Instant keySince(AgentSettings settings) {
        try {
            return Files.getLastModifiedTime(settings.keyFile()).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException("The key file cannot be read", e);
        }
    }

    private static ServerConnection server(AgentSettings settings) {
        return new ServerConnection(
                settings.server(),
                settings.tokens(),
                settings.clientId(),
                settings.clientSecret(),
                settings.agentId(),
                settings.siteName(),
                PATIENCE);
    }

    private static Path folder(Path folder) {
        try {
            return OwnerOnly.folder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder cannot be made", e);
        }
    }
}
