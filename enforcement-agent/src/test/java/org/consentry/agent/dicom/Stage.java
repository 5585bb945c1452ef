// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLParameters;
import org.consentry.agent.deidentify.Deidentifier;
import org.consentry.agent.deidentify.KeyFile;
import org.consentry.agent.deidentify.ProcedureAnatomy;
import org.consentry.agent.dicom.commitment.CommitmentScp;
import org.consentry.agent.dicom.commitment.Commitments;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.dimse.ListenerConfig;
import org.consentry.agent.dicom.dimse.Timeouts;
import org.consentry.agent.dicom.peer.Dcmtk;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.dicomweb.store.StowClient;
import org.consentry.agent.dicomweb.store.StowCourier;
import org.consentry.agent.dicomweb.store.StowDoor;
import org.consentry.agent.dicomweb.store.StowParts;
import org.consentry.agent.dicomweb.transit.PeerHttp;
import org.consentry.agent.disclosure.DeliveryLog;
import org.consentry.agent.disclosure.DisclosureJournal;
import org.consentry.agent.disclosure.JournalHomes;
import org.consentry.agent.quarantine.Quarantine;
import org.consentry.agent.queue.Courier;
import org.consentry.agent.queue.Dispatch;
import org.consentry.agent.queue.QueueLimits;
import org.consentry.agent.queue.WaitingQueue;
import org.consentry.agent.replica.AgentClock;
import org.consentry.agent.replica.ExportPolicy;
import org.consentry.agent.replica.KnownReplica;
import org.consentry.agent.sealed.SealKey;
import org.consentry.agent.shadow.ShadowTallies;
import org.consentry.policy.Conditions;
import org.consentry.policy.ConsentRef;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.Obligation;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Purpose;
import org.consentry.policy.PurposeGate;
import org.consentry.policy.RecipientId;
import org.consentry.policy.Regime;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.Rule;
import org.consentry.policy.Study;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.BodyRegion;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.RecipientPlace;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.RegisteredRecipient.Status;
import org.consentry.protocol.Route;
import org.consentry.protocol.RouteLimits;
import org.consentry.protocol.StoreAndForward;
import org.jspecify.annotations.Nullable;

/**
 * A gateway in a small world: ANNA has said nothing and the regime lets AI building have de-identified scans unless
 * there is a no; the route NORTHLIGHT leads to the port a test says.
 */
public final class Stage implements AutoCloseable {
    public static final String ANNA = "P-100";
    static final String AUTHORITY = "urn:oid:2.999.1";
    static final SiteHabits HABITS = new SiteHabits(
            Issuers.parsed(
                    AUTHORITY,
                    "MAINHOSP=urn:oid:2.999.1, &our-hospital.example&DNS=urn:oid:2.999.1, NORTHCLINIC=urn:oid:2.999.2"),
            ProcedureAnatomy.parsed("99HOSP|CTTHX=CHEST, 99HOSP|CTABD=ABDOMEN"));
    static final AeTitle NORTHLIGHT = new AeTitle("NORTHLIGHT");
    static final AeTitle PACS = new AeTitle("DEMOPACS");
    static final AeTitle OTHER_PACS = new AeTitle("OTHERPACS");
    static final Timeouts BRISK =
            new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofSeconds(10));

    private static final StowClient.Patience PATIENCE =
            new StowClient.Patience(Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofSeconds(20));
    private static final ExportPolicy POLICY = new ExportPolicy(Duration.ofSeconds(10), ZoneId.of("America/New_York"));
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final RecipientId COMPANY = new RecipientId("northlight");
    private static final PatientId ANNA_ID = new PatientId(AUTHORITY, ANNA);

    private final AtomicLong ticks = new AtomicLong();
    private final AgentClock clock = new AgentClock(InstantSource.fixed(NOW), ticks::get);
    private final List<DisclosureReport> reports = new ArrayList<>();
    private final KnownReplica replica = new KnownReplica();
    private final DisclosureJournal journal;
    private final WaitingQueue queue;
    private final Quarantine quarantine;
    private final DeliveryLog deliveries;
    private final CommitmentScp commitment;
    private final Map<AeTitle, RecipientPlace> senders = new ConcurrentHashMap<>();
    private final Dispatch dispatch;
    private final Gateway gateway;
    private final ShadowTallies shadow;
    private final Trial trial;
    private final GatewayParts parts;
    private final Courier listeners;
    private final PeerHttp web;
    private final StowClient services;
    private final List<String> turnedAway = new CopyOnWriteArrayList<>();
    private long position;
    private Route route;

    Stage(Path folder, int vendorPort) {
        this(folder, new Leads("127.0.0.1", vendorPort, false), UnaryOperator.identity());
    }

    /** The route leads to a STOW-RS service. */
    public Stage(Path folder, Leads leads) {
        this(folder, leads, UnaryOperator.identity());
    }

    Stage(Path folder, Leads leads, UnaryOperator<GatewayConfig> change) {
        route = leads.route();
        journal = DisclosureJournal.open(JournalHomes.in(folder.resolve("journal")), clock.wall());
        replica.load(clock.now());
        replica.learn(
                new FeedEntry.RegimesChanged(
                        next(),
                        NOW,
                        RegimeSet.of(new Regime(
                                "test",
                                1,
                                Map.of(Purpose.MLTRAINING, PurposeGate.OPT_OUT),
                                Map.of(Purpose.MLTRAINING, Set.of(Obligation.DEID)),
                                true))),
                new FeedEntry.StudyLinked(
                        next(), NOW, new LinkedStudy(new StudyUid(Scan.STUDY), ANNA_ID, Study.UNKNOWN)));
        recipient(Status.ACTIVE);
        KeyFile keys = StageFiles.key(folder);
        GatewayConfig config = change.apply(new GatewayConfig(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Set.of(PACS, OTHER_PACS),
                GatewayConfig.DEFAULT_TITLE,
                HABITS,
                new ListenerConfig(8, BRISK),
                BRISK));
        listeners = new RecipientCourier(config.title(), config.recipients());
        web = new PeerHttp(config.recipients(), StageFiles::context, new SSLParameters());
        services = new StowClient(web, new SecureRandom(), PATIENCE);
        deliveries = DeliveryLog.open(folder.resolve("deliveries"), clock.wall(), 30);
        queue = WaitingQueue.open(
                new WaitingQueue.Home(folder.resolve("queue"), SealKey.of(keys.derived("queue")), new SecureRandom()),
                new WaitingQueue.Means(
                        replica.replica(),
                        POLICY,
                        clock,
                        journal,
                        new StowCourier(services, listeners),
                        deliveries::delivered),
                new QueueLimits(1 << 20, 2, Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofSeconds(5)));
        quarantine = Quarantine.open(
                new Quarantine.Home(
                        folder.resolve("quarantine"),
                        SealKey.of(keys.derived("quarantine")),
                        new SecureRandom(),
                        1 << 20),
                clock.wall());
        commitment = new CommitmentScp(
                new Commitments(keys.hash("commitment"), deliveries, queue::among),
                title -> Optional.ofNullable(senders.get(title)),
                config.recipients()::call,
                clock.ticks());
        shadow = ShadowTallies.open(folder, clock.wall());
        dispatch = new Dispatch(queue, AtOnce::new);
        parts = new GatewayParts(
                replica.replica(),
                POLICY,
                clock,
                journal,
                new Deidentifier(keys),
                queue,
                quarantine,
                shadow,
                commitment,
                (why, from, titles) -> turnedAway.add(why + " " + titles),
                leads.pixels());
        trial = new Trial(parts, HABITS);
        gateway = Gateway.start(config, parts, Thread::new);
    }

    public int port() {
        return gateway.port();
    }

    /** The door for stores over DICOMweb, which these programs may use. */
    public StowDoor stow(Path folder, long mostBytes, String... clients) {
        programs(clients);
        return new StowDoor(
                new StowParts(parts, admission(), listeners, services, folder, new SecureRandom(), mostBytes));
    }

    /** What doors over DICOMweb ask and tell. */
    public GatewayParts parts() {
        return parts;
    }

    /** Decides about what comes over DICOMweb. */
    public InstanceAdmission admission() {
        return new InstanceAdmission(parts, HABITS, gateway.stops());
    }

    /** Speaks with services. */
    public PeerHttp web() {
        return web;
    }

    /** Time goes by in which the server is not heard. */
    public void unheard(Duration duration) {
        ticks.addAndGet(duration.toNanos());
    }

    /** From now on the route is what becomes of it. */
    public void reroute(UnaryOperator<Route> change) {
        route = change.apply(route);
        recipient(Status.ACTIVE);
    }

    /** From now on these programs may use the route over DICOMweb. */
    public void programs(String... clients) {
        reroute(now -> now.usedBy(Set.of(clients)));
    }

    /** Sends files to Northlight as the hospital's PACS does, with this option of storescu for the encoding. */
    Dcmtk.Result send(String encoding, Path... files) {
        return StageFiles.send(port(), encoding, files);
    }

    /** Why senders were turned away, with the titles they sent. */
    public List<String> turnedAway() {
        return turnedAway;
    }

    DisclosureJournal journal() {
        return journal;
    }

    KnownReplica replica() {
        return replica;
    }

    Gateway gateway() {
        return gateway;
    }

    public WaitingQueue queue() {
        return queue;
    }

    /** Time goes by, and the server was just heard. */
    public void later(Duration duration) {
        ticks.addAndGet(duration.toNanos());
        replica.hear(clock.now());
    }

    /** The queue looks at what waits, and goes to the recipients with what is due, all on this thread. */
    public void workOff() {
        queue.look();
        dispatch.doWork();
    }

    /** From now on images wait like this for the company. */
    public void waits(StoreAndForward how) {
        reroute(now -> now.waiting(how));
    }

    /** From now on the route is in this state. */
    public void route(Route.State now) {
        reroute(same -> same.in(now));
    }

    /** Who answers for what was delivered. */
    CommitmentScp commitment() {
        return commitment;
    }

    /** From now on the PACS can be called at this port. */
    void pacsAt(int port) {
        senders.put(PACS, RecipientPlace.plain(PACS.value(), "127.0.0.1", port));
    }

    /** From now on the route takes this only. */
    public void takes(RouteLimits only) {
        reroute(now -> now.taking(only));
    }

    /** From now on what is refused is kept for these days, and the sender is told success. */
    void quarantines(int days) {
        reroute(now -> now.quarantining(days));
    }

    Quarantine quarantine() {
        return quarantine;
    }

    Trial trial() {
        return trial;
    }

    public ShadowTallies shadow() {
        return shadow;
    }

    /** Sets the company's standing in the register. */
    public void recipient(Status status) {
        recipient(status, null);
    }

    /** The same under an agreement that covers one part of the body only. */
    void recipient(Status status, @Nullable BodyRegion covered) {
        register(COMPANY, status, covered == null ? route : route.only(covered));
    }

    /** A company stands in the register like this, with these routes. */
    void register(RecipientId id, Status status, Route... routes) {
        replica.learn(new FeedEntry.RecipientChanged(
                next(),
                NOW,
                new RegisteredRecipient(id, id.value(), "company", "US", Set.of(), Set.of(Purpose.MLTRAINING), status),
                List.of(routes)));
    }

    /** From now on images wait on the route, and that title leads here too. */
    public void shares(String title) {
        reroute(now -> now.waiting(StoreAndForward.ANY_TIME).sharing(title));
    }

    /** A study of somebody else becomes known. */
    public void link(String study, String patient) {
        replica.learn(new FeedEntry.StudyLinked(
                next(), NOW, new LinkedStudy(new StudyUid(study), new PatientId(AUTHORITY, patient), Study.UNKNOWN)));
    }

    /** From now on this number means that one, or itself again. */
    void merge(String from, String into) {
        replica.learn(new FeedEntry.PatientMerged(
                next(), NOW, new PatientId(AUTHORITY, from), new PatientId(AUTHORITY, into)));
    }

    /** ANNA says no to AI building. */
    public void annaSaysNo() {
        annaSaysNo(Conditions.purposes(Purpose.MLTRAINING));
    }

    /** ANNA says no to that. */
    void annaSaysNo(Conditions to) {
        ConsentTerms no = new ConsentTerms(
                new ConsentRef("anna-ai", 1), "ai", NOW.minusSeconds(1), new ConsentTerms.Rules(Rule.deny(to)));
        replica.learn(new FeedEntry.ConsentChanged(next(), NOW, ANNA_ID, PatientTerms.of(no)));
    }

    /** ANNA has said nothing again, which lets AI building have her scans here. */
    void annaSaysNothing() {
        replica.learn(new FeedEntry.ConsentChanged(next(), NOW, ANNA_ID, PatientTerms.NONE));
    }

    /** Everything that would be reported to the server, once all senders have gone. */
    public List<DisclosureReport> reports() {
        while (gateway.associations() > 0) {
            Thread.onSpinWait();
        }
        ship(reports);
        return List.copyOf(reports);
    }

    /** Reports to a server that has been told this so far, and deletes what is no longer needed. */
    void ship(List<DisclosureReport> told) {
        StageFiles.ship(journal, told);
    }

    @Override
    public void close() {
        gateway.close();
        deliveries.close();
        journal.close();
    }

    private long next() {
        return ++position;
    }
}
