// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.request;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.consentry.policy.PatientId;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Callers;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.access.limit.Deadlines;
import org.consentry.server.audit.AuditTrail;
import org.consentry.server.audit.event.AuditEntry;
import org.consentry.server.feed.ChangeLog;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.fhir.door.FhirWrites;
import org.consentry.server.fhir.door.TypeWrites;
import org.consentry.server.fhir.person.PatientIdentities;
import org.consentry.server.fhir.record.FhirRecords;
import org.consentry.server.fhir.record.Filing;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Task;

/**
 * Takes requests of patients and staff to recipients. Sharing stops with the commit that stores one. The deadline is
 * the shortest of those in the regimes.
 */
@Singleton
public class TaskProvider implements TypeWrites<Task> {
    private final ResourceStore store;
    private final FhirWrites writes;
    private final FhirBodies bodies;
    private final PatientIdentities identities;
    private final ChangeLog log;
    private final AuditTrail trail;
    private final Deadlines deadlines;
    private final InstantSource clock;
    private final ZoneId zone;

    /** Takes its collaborators. */
    @Inject
    public TaskProvider(
            ResourceStore store,
            FhirWrites writes,
            FhirBodies bodies,
            PatientIdentities identities,
            ChangeLog log,
            AuditTrail trail,
            Deadlines deadlines,
            InstantSource clock,
            ZoneId zone) {
        this.store = store;
        this.writes = writes;
        this.bodies = bodies;
        this.identities = identities;
        this.log = log;
        this.trail = trail;
        this.deadlines = deadlines;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public Class<Task> type() {
        return Task.class;
    }

    @Override
    public MethodOutcome create(RequestDetails request, Task sent) {
        Caller caller = Callers.of(request);
        Task task = caller.kind() == Caller.Kind.PATIENT ? TaskMapping.ofPatient(sent, caller) : sent;
        Complaints complaints = new Complaints();
        TaskMapping.begins(task, complaints);
        TaskMapping.Asked asked = checked(request, task, complaints);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        task.setAuthoredOn(Date.from(now)).setLastModified(Date.from(now));
        deadlines
                .deadline(asked.kind().code(), now.atZone(zone))
                .ifPresent(end -> task.getRestriction().getPeriod().setEnd(Date.from(end.toInstant())));
        StoredVersion stored = writes.create(task, filing(asked, now));
        return told(request, asked, task, stored, true);
    }

    @Override
    public MethodOutcome update(RequestDetails request, IdType id, Task sent) {
        Caller caller = Callers.of(request);
        ResourceKey key = new ResourceKey("Task", ResourceKey.isId(id.getIdPart()) ? id.getIdPart() : "-");
        StoredVersion current = store.readLocked(key)
                .filter(found ->
                        found.patient() == null ? caller.kind() == Caller.Kind.STAFF : caller.maySee(found.patient()))
                .orElseThrow(() -> FhirErrors.notHere("Task/" + id.getIdPart()));
        Task before = bodies.resource(Task.class, current);
        Complaints complaints = new Complaints();
        TaskMapping.follows(before, sent, complaints);
        if (TaskMapping.isTold(before)) {
            complaints.refuse();
            return turned(request, current, before, sent);
        }
        boolean own = caller.kind() == Caller.Kind.PATIENT;
        if (own && sent.getStatus() != Task.TaskStatus.CANCELLED) {
            complaints.add("Task.status", "cancelled, which is all a patient can change", "another");
        }
        Task task = own ? TaskMapping.cancelled(before, sent) : sent;
        TaskMapping.Asked asked = checked(request, task, complaints);
        if (!own) {
            TaskEnd.isReadable(task, asked.kind(), complaints);
            TaskEnd.daysCanBe(
                    task,
                    before.getAuthoredOn().toInstant().atZone(zone).toLocalDate(),
                    clock.instant().atZone(zone).toLocalDate(),
                    zone,
                    complaints);
            complaints.refuse();
        }
        int expected = expected(request, current);
        task.setAuthoredOn(before.getAuthoredOn()).setLastModified(Date.from(clock.instant()));
        task.setRestriction(before.getRestriction());
        StoredVersion stored =
                writes.update(key, task, filing(asked, before.getAuthoredOn().toInstant()), expected);
        return told(request, asked, task, stored, false);
    }

    /** Changes a Task that this server itself made. Only its progress may change. */
    private MethodOutcome turned(RequestDetails request, StoredVersion current, Task before, Task task) {
        FhirRecords.requireReason(Callers.of(request));
        int expected = expected(request, current);
        Task next = before.copy().setStatus(task.getStatus());
        next.setStatusReason(task.getStatusReason()).setOutput(task.getOutput()).setNote(task.getNote());
        next.setLastModified(Date.from(clock.instant()));
        Filing filing = new Filing(null, before.getAuthoredOn().toInstant());
        StoredVersion stored = writes.update(current.key(), next, filing, expected);
        trail.record(new AuditEntry(
                AuditEntry.Interaction.UPDATE,
                Callers.of(request),
                null,
                stored.key().reference() + "/_history/" + stored.version()));
        return writes.outcome(Task.class, stored, false);
    }

    private int expected(RequestDetails request, StoredVersion current) {
        int expected = writes.ifMatch(request).orElseThrow(FhirErrors::ifMatchNeeded);
        if (expected != current.version()) {
            throw FhirErrors.otherVersion(Integer.toString(expected), current.version());
        }
        return expected;
    }

    private TaskMapping.Asked checked(RequestDetails request, Task task, Complaints complaints) {
        Optional<TaskMapping.Asked> read = TaskMapping.read(task, complaints);
        complaints.refuse();
        TaskMapping.Asked asked = read.orElseThrow();
        Caller caller = Callers.of(request);
        FhirRecords.requireReason(caller);
        if (!caller.maySee(asked.patient()) || identities.of(asked.patient()).isEmpty()) {
            complaints.add("Task.for", "a Patient that is here", "none");
        }
        if (caller.kind() == Caller.Kind.PATIENT && !asked.kind().isForPatients()) {
            complaints.add(
                    "Task.code", "what a patient may ask for", asked.kind().code());
        }
        complaints.refuse();
        store.lockPatient(asked.patient());
        return asked;
    }

    private MethodOutcome told(
            RequestDetails request, TaskMapping.Asked asked, Task task, StoredVersion stored, boolean created) {
        trail.record(new AuditEntry(
                created ? AuditEntry.Interaction.CREATE : AuditEntry.Interaction.UPDATE,
                Callers.of(request),
                asked.patient(),
                stored.key().reference() + "/_history/" + stored.version(),
                !asked.kind().isVisible()));
        PatientId number = identities.of(asked.patient()).orElseThrow();
        if (TaskMapping.stops(task, asked.kind())) {
            log.open(
                    stored.key().id(),
                    number,
                    asked.stops(),
                    task.getAuthoredOn().toInstant());
        } else {
            log.close(stored.key().id(), number);
        }
        return writes.outcome(Task.class, stored, created);
    }

    /** Where a Task is kept. A hold that the patient must not know about is in no compartment. */
    private static Filing filing(TaskMapping.Asked asked, Instant authored) {
        return new Filing(asked.kind().isVisible() ? asked.patient() : null, authored);
    }
}
