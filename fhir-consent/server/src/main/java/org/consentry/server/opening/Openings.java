// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.opening;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consentry.server.access.Caller;
import org.consentry.server.access.ClosedRecords;
import org.consentry.server.access.Login;
import org.consentry.server.access.answer.Problem;
import org.consentry.server.audit.AuditTrail;
import org.consentry.server.audit.event.AuditEntry;
import org.consentry.server.audit.event.DisclosureMapping;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.storage.RandomIds;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.jspecify.annotations.Nullable;

/**
 * Asks for openings and decides on them. Each step is an AuditEvent that the patient reads, with the name and the
 * reason of who did it, in the same transaction.
 */
@Singleton
public class Openings {
    private static final Duration LISTED = Duration.ofHours(24);

    private final OpeningStore store;
    private final ClosedRecords closed;
    private final ClosedStore labels;
    private final ResourceStore resources;
    private final LinkedPatients people;
    private final AuditTrail trail;
    private final RandomIds ids;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public Openings(
            OpeningStore store,
            ClosedRecords closed,
            ClosedStore labels,
            ResourceStore resources,
            LinkedPatients people,
            AuditTrail trail,
            RandomIds ids,
            InstantSource clock) {
        this.store = store;
        this.closed = closed;
        this.labels = labels;
        this.resources = resources;
        this.people = people;
        this.trail = trail;
        this.ids = ids;
        this.clock = clock;
    }

    /** Requests of the last 24 hours, the newest first. */
    List<RecordOpening> recent() {
        return store.since(now().minus(LISTED));
    }

    /**
     * Records that are closed to this login and have requests that are not over, holds, or Consents that cannot be
     * computed, by logical id, with the number of these. Work lists leave them out, so staff hear of them here, and of
     * nothing else about them.
     */
    Map<String, Long> waiting(Login by) {
        Set<String> shut = closed.all(by.subject());
        return shut.isEmpty() ? Map.of() : labels.waiting(shut);
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Asks for an opening, and returns its id. A request of this login that waits is the same one.
     *
     * @param caller with the reason
     * @throws Problem 404 if there is no such record, 409 if it is open to this login
     */
    String ask(String patient, Caller caller, Login by) {
        if (!ResourceKey.isId(patient)
                || resources.read(new ResourceKey("Patient", patient)).isEmpty()) {
            throw new Problem(Status.NOT_FOUND, "Expected patient as the logical id of a Patient that is here");
        }
        people.lock(Set.of(patient));
        if (closed.among(by.subject(), Set.of(patient)).isEmpty()) {
            throw new Problem(Status.CONFLICT, "Expected a record that is closed to you, found one that is open");
        }
        Instant now = now();
        Optional<String> waiting = store.since(now.minus(RecordOpening.WAITS)).stream()
                .filter(each -> each.waits(now)
                        && each.patient().equals(patient)
                        && each.by().subject().equals(by.subject()))
                .map(RecordOpening::id)
                .findFirst();
        return waiting.orElseGet(() -> {
            RecordOpening asked =
                    new RecordOpening(ids.next(), patient, by, String.valueOf(caller.reason()), now, Optional.empty());
            store.add(asked);
            told(caller, asked, "OpeningAsked");
            return asked.id();
        });
    }

    /** Opens the record to who asked, until the answer. */
    Instant approve(String id, Caller caller, Login by) {
        Instant until = now().plus(RecordOpening.OPEN);
        end(id, caller, by, until);
        return until;
    }

    /** Leaves the record closed. */
    void refuse(String id, Caller caller, Login by) {
        end(id, caller, by, null);
    }

    private void end(String id, Caller caller, Login by, @Nullable Instant until) {
        RecordOpening asked = store.find(id)
                .orElseThrow(() -> new Problem(Status.NOT_FOUND, "Expected a request that is here, found none"));
        if (asked.by().subject().equals(by.subject())) {
            throw new Problem(Status.FORBIDDEN, "Expected another login than the one that asked, found the same");
        }
        Instant now = now();
        if (!asked.waits(now) || !store.end(asked, by, String.valueOf(caller.reason()), now, until)) {
            throw new Problem(Status.CONFLICT, "Expected a request that waits, found one that is over");
        }
        told(caller, asked, until == null ? "OpeningRefused" : "OpeningAllowed");
    }

    private void told(Caller caller, RecordOpening asked, String step) {
        String what = DisclosureMapping.NS + step + "|" + asked.id();
        trail.record(new AuditEntry(AuditEntry.Interaction.CREATE, caller, asked.patient(), what));
    }
}
