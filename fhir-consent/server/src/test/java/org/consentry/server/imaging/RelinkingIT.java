// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.LinkedStudy;
import org.consentry.server.feed.ChangeLog;
import org.consentry.server.feed.FactStore;
import org.consentry.server.feed.FeedReadStore;
import org.consentry.server.feed.FeedStore;
import org.consentry.server.feed.LogStore;
import org.consentry.server.feed.OpenCaseStore;
import org.consentry.server.feed.OpenCases;
import org.consentry.server.feed.Polls;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.fhir.person.PatientIdentities;
import org.consentry.server.fhir.person.PersonNumbers;
import org.consentry.server.it.NoRegistries;
import org.consentry.server.it.OwnRooms;
import org.consentry.server.it.Platform;
import org.consentry.server.storage.Draft;
import org.consentry.server.storage.IndexEntry;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.work.AfterCommit;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Agents learn who keeps the scans that they were told of before that was known. */
class RelinkingIT {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-06-15T12:00:00Z"));
    private static final String SCHEMA = "relinking_it";
    private static final int SCANS = 150;

    private final ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor();
    private final FhirBodies bodies = new FhirBodies(FhirContext.forR4());

    @SuppressWarnings("NullAway.Init") // made before each test
    private OwnRooms rooms;

    @BeforeEach
    void linkScansThatNobodyKeeps() throws SQLException {
        rooms = new OwnRooms(SCHEMA);
        rooms.transactions().run(() -> {
            store().create(new Draft(
                    new ResourceKey("Patient", "anna"),
                    "anna",
                    Instant.EPOCH,
                    "{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"urn:mrn\",\"value\":\"N1\"}]}",
                    List.of(IndexEntry.token("identifier", "urn:mrn", "N1"))));
            for (int i = 0; i < SCANS; i++) {
                link(i);
            }
        });
    }

    @AfterEach
    void close() {
        rooms.close();
        threads.shutdownNow();
    }

    @Test
    void everyScanIsToldAgainOnceWhenTheFacilityIsSetAndAgainWhenItChanges() {
        assertThat(keeper(0)).isNull();
        assertThat(relinking(null).doWork()).as("nothing is set").isZero();

        assertThat(relinking("mercy").doWork()).as("in batches").isBetween(1, SCANS - 1);
        finish("mercy");
        long told = position();

        assertThat(keeper(0)).isEqualTo(new RecipientId("mercy"));
        assertThat(keeper(SCANS - 1)).isEqualTo(new RecipientId("mercy"));
        assertThat(relinking("mercy").doWork()).as("after a restart").isZero();
        assertThat(position()).as("each once").isEqualTo(told);
        finish("clinic");
        assertThat(keeper(SCANS - 1)).isEqualTo(new RecipientId("clinic"));
        assertThat(position()).isEqualTo(told + SCANS);
    }

    private void finish(String facility) {
        while (relinking(facility).doWork() > 0) {
            // Until all were looked at.
        }
    }

    private void link(int number) {
        ResourceKey key = new ResourceKey("ImagingStudy", "s" + number);
        String uid = "urn:oid:1.2." + number;
        String body = "{\"resourceType\":\"ImagingStudy\",\"id\":\"s" + number
                + "\",\"identifier\":[{\"system\":\"urn:dicom:uid\",\"value\":\"" + uid
                + "\"}],\"status\":\"available\",\"subject\":{\"reference\":\"Patient/anna\"}}";
        store().create(new Draft(
                key, "anna", Instant.EPOCH, body, List.of(IndexEntry.token("identifier", "urn:dicom:uid", uid))));
        StudyLinkMapping links = links(null);
        links.announce(
                key.reference() + "/_history/1",
                links.check(
                        "s" + number,
                        FhirContext.forR4Cached().newJsonParser().parseResource(ImagingStudy.class, body)));
    }

    private @Nullable RecipientId keeper(int number) {
        Optional<LinkedStudy> told = rooms.transactions()
                .call(() -> new FactStore(rooms.database()).study(new StudyUid("1.2." + number), LogStore.NOW));
        return told.orElseThrow().facts().origin().custodian();
    }

    private long position() {
        return rooms.transactions().call(() -> new FactStore(rooms.database()).position());
    }

    private Relinking relinking(@Nullable String facility) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(Platform.database().url());
        source.setUser(Platform.database().user());
        source.setPassword(Platform.database().user());
        source.setCurrentSchema(SCHEMA);
        return new Relinking(
                store(),
                new LogStore(source),
                new FactStore(rooms.database()),
                links(facility),
                facility(facility),
                rooms.transactions());
    }

    private StudyLinkMapping links(@Nullable String facility) {
        return new StudyLinkMapping(
                new PatientIdentities(store()), store(), bodies, log(), ZoneOffset.UTC, facility(facility));
    }

    private static FacilityConfig facility(@Nullable String organization) {
        return new FacilityConfig(organization == null ? null : new RecipientId(organization));
    }

    private ResourceStore store() {
        return new ResourceStore(rooms.database(), CLOCK);
    }

    private ChangeLog log() {
        EntityManager database = rooms.database();
        PersonNumbers person =
                new PersonNumbers(store(), new LinkedPatients(store(), bodies), new PatientIdentities(store()));
        OpenCaseStore cases = new OpenCaseStore(database);
        return new ChangeLog(
                new FeedStore(database),
                CLOCK,
                new NobodyWaits(),
                new Polls(new FeedReadStore(), threads),
                new OpenCases(cases, new NoRegistries(), person),
                cases,
                person);
    }

    /** No agent polls. */
    private static final class NobodyWaits extends AfterCommit {
        @Override
        public void run(Runnable what) {
            // Nobody is to be woken.
        }
    }
}
