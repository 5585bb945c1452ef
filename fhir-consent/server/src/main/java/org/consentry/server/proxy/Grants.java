// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.proxy;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Login;
import org.consentry.server.access.answer.Problem;
import org.consentry.server.audit.AuditTrail;
import org.consentry.server.audit.event.AuditEntry;
import org.consentry.server.audit.event.AuditEntry.Interaction;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.fhir.door.FhirWrites;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.fhir.person.PersonFacts;
import org.consentry.server.fhir.record.Filing;
import org.consentry.server.mail.NoteKind;
import org.consentry.server.mail.NoteOrders;
import org.consentry.server.storage.RandomIds;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.RelatedPerson;

/**
 * Makes and ends grants. Grant, RelatedPerson, the AuditEvent in the patient's compartment and the note to the patient
 * are one transaction.
 */
@Singleton
public class Grants {
    private final GrantStore store;
    private final ResourceStore resources;
    private final FhirWrites writes;
    private final FhirBodies bodies;
    private final LinkedPatients people;
    private final PersonFacts facts;
    private final AuditTrail trail;
    private final NoteOrders notes;
    private final RandomIds ids;
    private final InstantSource clock;
    private final ZoneId zone;

    /** Takes its collaborators, and the zone of the hospital's days. */
    @Inject
    public Grants(
            GrantStore store,
            ResourceStore resources,
            FhirWrites writes,
            FhirBodies bodies,
            LinkedPatients people,
            PersonFacts facts,
            AuditTrail trail,
            NoteOrders notes,
            RandomIds ids,
            InstantSource clock,
            ZoneId zone) {
        this.store = store;
        this.resources = resources;
        this.writes = writes;
        this.bodies = bodies;
        this.people = people;
        this.facts = facts;
        this.trail = trail;
        this.notes = notes;
        this.ids = ids;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Makes a grant that staff entered; returns its id. It lets the proxy read what the patient may, so it is a look at
     * both, and nobody makes one for a record that is closed to them.
     *
     * @throws Problem 400 if one of the two is not here, both are one person or may be, the proxy has died, or the last
     *     day is over; 409 if the two have a grant that is not over
     */
    String make(NewGrant said, Caller caller, Login by) {
        people.lock(Set.of(said.patient()));
        String name = facts.name(said.proxy()).orElseThrow(() -> refused("proxy as a Patient that is here"));
        var _ = facts.name(said.patient()).orElseThrow(() -> refused("patient as a Patient that is here"));
        people.merged(said.patient()).forEach(record -> trail.looked(caller, record, "Patient/" + record, false));
        if (people.of(said.patient()).ids().contains(said.proxy())) {
            throw refused("two people, whose records are not linked");
        }
        LocalDate today = today();
        if (facts.hasDied(said.proxy()) || said.until().isBefore(today)) {
            throw refused("a proxy who lives, and a last day that is not over");
        }
        if (store.between(said.proxy(), said.patient()).stream().anyMatch(grant -> grant.isOpen(today))) {
            throw new Problem(Status.CONFLICT, "Expected no grant of these two that is not over; end it first");
        }
        Instant now = now();
        String id = ids.next();
        StoredVersion person =
                writes.create(RelatedPersonMapping.person(id, said, name, zone), new Filing(said.patient(), now));
        store.add(id, said, person.key().id(), by, now);
        trail.looked(caller, said.proxy(), "Patient/" + said.proxy(), false);
        told(caller, Interaction.CREATE, said, person);
        return id;
    }

    /**
     * Ends a grant at once. One that was ended before stays as it is.
     *
     * @param side {@code patient}, {@code proxy} or {@code staff}
     * @param caller who ends it; a proxy as acting for the patient
     */
    void end(Grant grant, String side, Caller caller, Login by, String why) {
        people.lock(Set.of(grant.said().patient()));
        Instant now = now();
        if (!store.end(grant, side, by, why, now)) {
            return;
        }
        ResourceKey key = new ResourceKey("RelatedPerson", grant.relatedPerson());
        StoredVersion before = resources.readLocked(key).orElseThrow();
        RelatedPerson person = RelatedPersonMapping.ended(bodies.resource(RelatedPerson.class, before), now);
        StoredVersion after = writes.update(key, person, new Filing(grant.said().patient(), now), before.version());
        told(caller, Interaction.UPDATE, grant.said(), after);
    }

    private void told(Caller caller, Interaction what, NewGrant said, StoredVersion person) {
        String versioned = person.key().reference() + "/_history/" + person.version();
        trail.record(new AuditEntry(what, caller, said.patient(), versioned));
        notes.order(NoteKind.PROXY, said.patient(), "");
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Problem refused(String expected) {
        return new Problem(Status.BAD_REQUEST, "Expected " + expected + ", found another");
    }
}
