// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.fhir.person.PatientContacts;
import org.consentry.server.it.OwnRooms;
import org.consentry.server.mail.OutgoingNote.State;
import org.consentry.server.storage.Draft;
import org.consentry.server.storage.RandomIds;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.work.Rounds;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Notes over time: what waits, is tried again and is given up. */
class NoteRoundsIT {
    private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");
    private static final Set<String> ANNA = Set.of("anna");

    private final GreenMail mail =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
    private Instant now = NOON;
    private int port;

    @SuppressWarnings("NullAway.Init") // made before each test
    private OwnRooms rooms;

    @BeforeEach
    void open() throws SQLException {
        rooms = new OwnRooms("mail_it");
        mail.start();
        port = mail.getSmtp().getPort();
        rooms.empty("mail_note", "resource", "resource_version");
        rooms.transactions()
                .run(() -> resources()
                        .create(new Draft(new ResourceKey("Patient", "anna"), "anna", NOON, """
                {"resourceType":"Patient","id":"anna","telecom":[{"system":"email","value":"anna@example.org"}]}""", List.of())));
    }

    @AfterEach
    void close() {
        mail.stop();
        rooms.close();
    }

    @Test
    void whatChangesWhileANoteWaitsIsToldByThatNote() {
        order(NoteKind.CHANGED);
        order(NoteKind.CHANGED);
        order(NoteKind.ANSWERED);
        assertThat(work()).as("all are held").isZero();

        now = NOON.plusSeconds(60);
        assertThat(work() + work() + work()).isEqualTo(2);
        assertThat(mail.getReceivedMessages()).hasSize(2);
        order(NoteKind.CHANGED);
        now = NOON.plusSeconds(120);
        assertThat(work()).isEqualTo(1);
        assertThat(all())
                .extracting(OutgoingNote::state)
                .containsOnly(State.SENT)
                .hasSize(3);
    }

    @Test
    void aNoteIsTriedAgainLaterAndLater() {
        order(NoteKind.CHANGED);
        mail.stop();
        now = NOON.plusSeconds(60);
        assertThat(work()).isEqualTo(1);
        assertThat(work()).as("not at once").isZero();
        assertThat(only().state()).isEqualTo(State.WAITING);
        assertThat(only().failure()).isEqualTo("away");

        now = NOON.plusSeconds(121);
        assertThat(work()).isEqualTo(1);
        assertThat(only().tries()).isEqualTo(2);
        now = NOON.plusSeconds(150);
        assertThat(work()).as("the second pause is longer than the first").isZero();
    }

    @Test
    void aNewChangeIsToldEvenWhileAnOlderNoteIsTriedAgain() {
        order(NoteKind.CHANGED);
        mail.stop();
        now = NOON.plusSeconds(60);
        work();
        order(NoteKind.CHANGED);

        assertThat(all()).extracting(OutgoingNote::tries).containsExactlyInAnyOrder(1, 0);
    }

    @Test
    void aNoteThatNobodyTakesInTimeFails() {
        order(NoteKind.CHANGED);
        mail.stop();
        now = NOON.plus(Duration.ofDays(3)).minusSeconds(1);
        work();
        assertThat(only().state()).isEqualTo(State.WAITING);

        now = NOON.plus(Duration.ofDays(4));
        work();
        assertThat(only().state()).isEqualTo(State.FAILED);
        assertThat(only().settled()).hasValue(now);
        assertThat(work()).isZero();
    }

    @Test
    void aServerThatDiedWhileItSentSendsOnceMoreAndAnOldOneChangesNothing() {
        order(NoteKind.CHANGED);
        now = NOON.plusSeconds(60);
        OutgoingNote lost = leased();
        assertThat(work()).as("it is leased").isZero();

        now = NOON.plus(Duration.ofMinutes(7));
        assertThat(work()).isEqualTo(1);
        assertThat(mail.getReceivedMessages()).hasSize(1);
        rooms.transactions().run(() -> store().again(lost, "away", now));
        assertThat(only().state()).isEqualTo(State.SENT);
    }

    @Test
    void whoHasNoRecordOrNoAddressGetsNothing() {
        rooms.transactions().run(() -> notes().order(NoteKind.CHANGED, "ben", "C-1"));
        now = NOON.plusSeconds(60);

        assertThat(work()).isEqualTo(1);
        assertThat(rooms.transactions().call(() -> store().to(Set.of("ben"), 9)))
                .extracting(OutgoingNote::state)
                .containsExactly(State.NOWHERE);
    }

    /** Notes went out on one of the four threads that answer waiting agents, and held it while a server was silent. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aMailServerThatHangsDoesNotDelayWhatTheSharedThreadsDo() throws IOException, InterruptedException {
        order(NoteKind.CHANGED);
        now = NOON.plusSeconds(60);
        try (SilentServer silent = new SilentServer();
                ScheduledExecutorService own = Executors.newSingleThreadScheduledExecutor();
                ScheduledExecutorService shared = Executors.newSingleThreadScheduledExecutor()) {
            port = silent.port();
            NoteLoop loop = new NoteLoop(rounds(), store(), rooms.transactions(), noMetrics(), own, () -> now);
            silent.awaitSomebody();

            CountDownLatch others = new CountDownLatch(5);
            Rounds feed = new Rounds("Feed", () -> counted(others), shared, Duration.ofMillis(50));
            others.await();

            assertThat(only().state()).as("it still hangs").isEqualTo(State.WAITING);
            assertThat(only().failure()).isNull();
            feed.stop();
            loop.stop();
        }
    }

    private static int counted(CountDownLatch others) {
        others.countDown();
        return 0;
    }

    @SuppressWarnings("unchecked") // a proxy knows no type arguments
    private static Instance<MetricRegistry> noMetrics() {
        return (Instance<MetricRegistry>) Proxy.newProxyInstance(
                NoteRoundsIT.class.getClassLoader(), new Class<?>[] {Instance.class}, (proxy, method, arguments) -> {
                    throw new AssertionError("Expected nobody to count, found " + method.getName());
                });
    }

    private OutgoingNote leased() {
        return rooms.transactions()
                .call(() -> store().lease(now, now.plusSeconds(300)).orElseThrow());
    }

    private void order(NoteKind kind) {
        rooms.transactions().run(() -> notes().order(kind, "anna", "C-1"));
    }

    private OutgoingNote only() {
        assertThat(all()).hasSize(1);
        return all().getFirst();
    }

    private List<OutgoingNote> all() {
        return rooms.transactions().call(() -> store().to(ANNA, 9));
    }

    private int work() {
        return rounds().doWork();
    }

    private NoteRounds rounds() {
        ResourceStore resources = resources();
        FhirBodies bodies = new FhirBodies(FhirContext.forR4Cached());
        PatientContacts contacts = new PatientContacts(resources, bodies, new LinkedPatients(resources, bodies));
        return new NoteRounds(
                store(), config(), new MailPost(config()), contacts, rooms.transactions(), () -> now, new Random(1));
    }

    private NoteStore store() {
        return new NoteStore(rooms.database());
    }

    private NoteOrders notes() {
        return new NoteOrders(store(), config(), new RandomIds(new Random()), () -> now);
    }

    private ResourceStore resources() {
        return new ResourceStore(rooms.database(), () -> now);
    }

    private MailConfig config() {
        return new MailConfig(
                "127.0.0.1",
                port,
                MailConfig.Security.NONE,
                "",
                "",
                "notes@hospital.example",
                "Example Hospital",
                "555-0100",
                "https://scans.example",
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                Duration.ofDays(3));
    }
}
