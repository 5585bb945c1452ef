// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.policy.RegistryAnswer;
import org.consentry.policy.Study;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.LinkedStudy;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.fhir.person.PatientIdentities;
import org.consentry.server.fhir.person.PersonNumbers;
import org.consentry.server.it.OwnRooms;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.work.AfterCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeLogIT {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-06-15T12:00:00Z"));
    private static final PatientId ANNA = new PatientId("urn:oid:2.999.1", "4711");
    private static final RegistryAnswer UNKNOWN =
            new RegistryAnswer("NDOO", Set.of(Purpose.HRESCH), RegistryAnswer.State.UNKNOWN);

    private final ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor();

    @SuppressWarnings("NullAway.Init") // made before each test
    private OwnRooms rooms;

    @BeforeEach
    void makeSchema() throws SQLException {
        rooms = new OwnRooms("log_it");
    }

    @AfterEach
    void close() {
        rooms.close();
        threads.shutdownNow();
    }

    /** The scan came first, so an agent that had read up to it knew of a scan and of no registry. */
    @Test
    void whatRegistriesSayIsToldBeforeTheFirstScan() {
        LinkedStudy chest = new LinkedStudy(new StudyUid("1.2.3"), ANNA, Study.UNKNOWN);

        long position = rooms.transactions()
                .call(() -> log().append("scan", (at, now) -> new FeedEntry.StudyLinked(at, now, chest)));

        List<?> told = rooms.transactions()
                .call(() -> rooms.database()
                        .createNativeQuery("select body from feed_entry order by position", String.class)
                        .getResultList());
        assertThat(told).hasSize(2);
        assertThat(LogStore.entry(String.valueOf(told.get(0))))
                .isInstanceOfSatisfying(
                        FeedEntry.ConsentChanged.class,
                        changed -> assertThat(changed.terms().registries()).containsExactly(UNKNOWN));
        assertThat(LogStore.entry(String.valueOf(told.get(1))).position()).isEqualTo(position);
    }

    private ChangeLog log() {
        EntityManager database = rooms.database();
        ResourceStore store = new ResourceStore(database, CLOCK);
        FhirBodies bodies = new FhirBodies(FhirContext.forR4Cached());
        PersonNumbers person =
                new PersonNumbers(store, new LinkedPatients(store, bodies), new PatientIdentities(store));
        OpenCaseStore cases = new OpenCaseStore(database);
        return new ChangeLog(
                new FeedStore(database),
                CLOCK,
                new AfterCommit() {
                    @Override
                    public void run(Runnable what) {
                        // Nobody waits.
                    }
                },
                new Polls(new FeedReadStore(), threads),
                new OpenCases(cases, new Silent(), person),
                cases,
                person);
    }

    /** One registry, which was never asked. */
    private static final class Silent implements RegistryAnswers {
        @Override
        public List<RegistryAnswer> of(PatientId patient) {
            return unknown();
        }

        @Override
        public List<RegistryAnswer> unknown() {
            return List.of(UNKNOWN);
        }
    }
}
