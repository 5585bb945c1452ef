// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.consentry.server.feed.ChangeLog;
import org.consentry.server.feed.FeedReadStore;
import org.consentry.server.feed.FeedStore;
import org.consentry.server.feed.OpenCaseStore;
import org.consentry.server.feed.OpenCases;
import org.consentry.server.feed.Polls;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.fhir.person.PatientIdentities;
import org.consentry.server.fhir.person.PersonNumbers;
import org.consentry.server.it.NoRegistries;
import org.consentry.server.it.OwnRooms;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.work.AfterCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a decision cited must stay what it was. */
class RegimeStartIT {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-06-15T12:00:00Z"));
    private static final String OWN = """
            {"id":"OWN","version":1,"gates":{"HRESCH":"%s"},
             "flags":{"specificBeatsGeneral":"NEVER","careGoesOn":true}}""";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    private Path folder;

    private final ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor();

    @SuppressWarnings("NullAway.Init") // made before each test
    private OwnRooms rooms;

    @BeforeEach
    void makeSchema() throws SQLException {
        rooms = new OwnRooms("regime_it");
    }

    @AfterEach
    void close() {
        rooms.close();
        threads.shutdownNow();
    }

    @Test
    void anotherContentUnderTheSameVersionStopsTheStart() throws IOException {
        RegimeVersionStore versions = new RegimeVersionStore(rooms.database());
        Files.writeString(folder.resolve("own.json"), OWN.formatted("OPT_IN"));
        rooms.transactions().run(() -> regimes().files().forEach(file -> versions.insert(file, CLOCK.instant())));
        Optional<String> before = rooms.transactions().call(() -> versions.digest("OWN", 1));
        Files.writeString(folder.resolve("own.json"), OWN.formatted("OPT_OUT"));
        RegimeStart start = start(versions);

        assertThatThrownBy(() -> rooms.transactions().run(() -> start.announce("start")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("own.json: expected a new version for another content, found OWN/1 again");

        assertThat(rooms.transactions().call(() -> versions.digest("OWN", 1))).isEqualTo(before);
    }

    private Regimes regimes() {
        return new Regimes(new RegimeConfig(Set.of("OWN"), folder));
    }

    private RegimeStart start(RegimeVersionStore versions) {
        EntityManager database = rooms.database();
        ResourceStore store = new ResourceStore(database, CLOCK);
        FhirBodies bodies = new FhirBodies(FhirContext.forR4());
        PersonNumbers person =
                new PersonNumbers(store, new LinkedPatients(store, bodies), new PatientIdentities(store));
        OpenCaseStore cases = new OpenCaseStore(database);
        ChangeLog log = new ChangeLog(
                new FeedStore(database),
                CLOCK,
                new AfterCommit(),
                new Polls(new FeedReadStore(), threads),
                new OpenCases(cases, new NoRegistries(), person),
                cases,
                person);
        return new RegimeStart(regimes(), versions, store, log, CLOCK);
    }
}
