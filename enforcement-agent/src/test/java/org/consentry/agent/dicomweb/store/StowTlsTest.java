// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.consentry.agent.dicom.peer.Authority;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.dicomweb.transit.SecureService;
import org.consentry.agent.queue.Courier;
import org.consentry.agent.queue.Kind;
import org.consentry.agent.queue.RecipientAwayException;
import org.consentry.agent.queue.WaitingFacts;
import org.consentry.agent.queue.WaitingSubject;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.RecipientPlace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services are trusted as listeners are, and get nothing before. */
class StowTlsTest {
    private static final Kind CT = new Kind(Scan.CT_CLASS, "1.2.840.10008.1.2.1");
    private static final PatientId NOBODY = new PatientId("urn:oid:2.999.1", "1");
    private static final WaitingFacts FACTS = new WaitingFacts(
            Instant.EPOCH,
            1,
            new WaitingSubject(
                    "NORTHLIGHT",
                    new RecipientId("northlight"),
                    Purpose.MLTRAINING,
                    RecipientPlace.web("127.0.0.1", 1, true, "/dicom-web"),
                    null,
                    NOBODY,
                    NOBODY,
                    Set.of(),
                    new StudyUid(Scan.STUDY),
                    Set.of()),
            CT,
            "2.25.1",
            new TreeSet<>(),
            null,
            null);

    @TempDir
    Path temp;

    private final AtomicInteger requests = new AtomicInteger();

    @SuppressWarnings("NullAway.Init")
    private Authority known;

    @SuppressWarnings("NullAway.Init")
    private StowClient client;

    @BeforeEach
    void makeKeys() {
        known = Authority.in(temp, "known");
        client = new StowClient(
                SecureService.trusting(known),
                new SecureRandom(),
                new StowClient.Patience(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(20)));
    }

    @Test
    void aServiceOfAKnownAuthorityGetsTheObject() throws IOException {
        known.issue("archive");

        assertThat(deliver(known, "archive").stored()).isTrue();
        assertThat(requests).hasValue(1);
    }

    @Test
    void aServiceOfAnotherAuthorityGetsNothing() {
        Authority other = Authority.in(temp, "other");
        other.issue("archive");

        assertUntrusted(other, "archive", "certificate of an unknown authority");
    }

    @Test
    void aServiceWithTheCertificateOfAnotherHostGetsNothing() {
        known.issue("elsewhere", "-ext", "san=dns:elsewhere.example", "-keyalg", "EC", "-validity", "20");

        assertUntrusted(known, "elsewhere", "certificate of another host");
    }

    @Test
    void aServiceWhoseCertificateHasEndedGetsNothing() {
        known.issue("old", "-ext", Authority.HERE, "-keyalg", "EC", "-startdate", "-9d", "-validity", "3");

        assertUntrusted(known, "old", "certificate not in force");
    }

    private void assertUntrusted(Authority authority, String name, String why) {
        assertThatThrownBy(() -> deliver(authority, name))
                .isInstanceOfSatisfying(
                        RecipientAwayException.class,
                        e -> assertThat(e.isHandedOver()).isFalse())
                .hasMessageContaining(why);
        assertThat(requests).hasValue(0);
    }

    private Courier.Receipt deliver(Authority authority, String name) throws IOException {
        Courier nobody = (to, kinds) -> {
            throw new IllegalStateException("expected a service");
        };
        try (SecureService service = new SecureService(authority, name, exchange -> {
                    requests.incrementAndGet();
                    try (InputStream body = exchange.getRequestBody()) {
                        body.readAllBytes();
                    }
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
                Courier.Trip trip = new StowCourier(client, nobody)
                        .open(RecipientPlace.web("127.0.0.1", service.port(), true, "/dicom-web"), List.of(CT))) {
            return trip.deliver(FACTS, new ByteArrayInputStream(new byte[1000]));
        }
    }
}
