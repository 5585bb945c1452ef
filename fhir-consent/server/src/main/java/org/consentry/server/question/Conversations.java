// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.question;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Callers;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.audit.AuditTrail;
import org.consentry.server.audit.event.AuditEntry;
import org.consentry.server.audit.store.AuditEventStore;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.fhir.door.FhirWrites;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.mail.NoteKind;
import org.consentry.server.mail.NoteOrders;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.SearchSpec;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;

/** Saves sent messages as conversations. It checks, stores and audits a message in one transaction. */
@Singleton
public class Conversations {
    private final ResourceStore store;
    private final FhirWrites writes;
    private final FhirBodies bodies;
    private final QuestionNumbers numbers;
    private final AuditTrail trail;
    private final AuditEventStore events;
    private final LinkedPatients people;
    private final NoteOrders notes;
    private final InboxStore inbox;
    private final InstantSource clock;
    private final ZoneId zone;

    /** Takes its collaborators. */
    @Inject
    public Conversations(
            ResourceStore store,
            FhirWrites writes,
            FhirBodies bodies,
            QuestionNumbers numbers,
            AuditTrail trail,
            AuditEventStore events,
            LinkedPatients people,
            NoteOrders notes,
            InboxStore inbox,
            InstantSource clock,
            ZoneId zone) {
        this.store = store;
        this.writes = writes;
        this.bodies = bodies;
        this.numbers = numbers;
        this.trail = trail;
        this.events = events;
        this.people = people;
        this.notes = notes;
        this.inbox = inbox;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Stores a question with a due date, and with a number if it begins a conversation. A form posted twice asks once.
     */
    MethodOutcome ask(RequestDetails request, Communication sent) {
        Caller caller = Callers.of(request);
        Complaints complaints = new Complaints();
        String patient = caller.patient().orElseGet(() -> subject(sent, complaints));
        complaints.refuse();
        store.lockPatient(patient);
        Question question = MessageMapping.question(sent, patient, complaints);
        Set<String> records = people.merged(patient);
        question.about()
                .filter(about -> records.stream().noneMatch(record -> events.isOf(record, about)))
                .ifPresent(about -> complaints.add("Communication.about", "an AuditEvent of yours", "none"));
        question.root()
                .filter(root -> !isQuestionOf(records, root))
                .ifPresent(root -> complaints.add("Communication.partOf", "a question of yours", "none"));
        complaints.refuse();
        Optional<StoredVersion> same = question.key().flatMap(key -> withKey(patient, key));
        if (same.isPresent()) {
            return writes.outcome(Communication.class, same.get(), false);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String number = question.root().isPresent() ? null : numbers.next();
        LocalDate due = DueDate.of(now, zone);
        Communication made = MessageMapping.asked(question, patient, now, number, due);
        MessageMapping.sentBy(made, caller);
        MethodOutcome outcome = stored(caller, made, patient);
        String id = outcome.getId().getIdPart();
        inbox.begin(new InboxLine(
                id,
                question.root().orElse(id),
                patient,
                now,
                due,
                made.getPriority() == Communication.CommunicationPriority.URGENT,
                null,
                DeskCase.NEW));
        return outcome;
    }

    /**
     * Stores an answer and closes its question, or stores why it is closed without one: the patient is told either way.
     * A form posted twice answers once.
     */
    MethodOutcome answer(RequestDetails request, Communication sent) {
        Caller caller = Callers.of(request);
        Complaints complaints = new Complaints();
        Reply reply = MessageMapping.answer(sent, complaints);
        complaints.refuse();
        Optional<StoredVersion> found = find(new IdType("Communication", reply.question()));
        String patient = found.map(StoredVersion::patient).orElse(null);
        if (patient == null) {
            complaints.add("Communication.inResponseTo", "a question that is here", "none");
            complaints.refuse();
            throw new IllegalStateException("A complaint refuses");
        }
        store.lockPatient(patient);
        Optional<StoredVersion> same = reply.key().flatMap(key -> withKey(patient, key));
        if (same.isPresent()) {
            return writes.outcome(Communication.class, same.get(), false);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Communication question = close(caller, reply, patient);
        inbox.end(reply.question(), now);
        notes.order(NoteKind.ANSWERED, patient, number(question));
        return stored(caller, MessageMapping.answered(reply, question, caller.name(), now), patient);
    }

    /** The number of a question's conversation, which the first question has. */
    private String number(Communication question) {
        return Stream.concat(
                        Stream.of(question),
                        question.getPartOf().stream()
                                .flatMap(root -> find(new IdType(root.getReference())).stream())
                                .map(found -> bodies.resource(Communication.class, found)))
                .flatMap(each -> each.getIdentifier().stream())
                .filter(identifier -> QuestionNumbers.SYSTEM.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .findFirst()
                .orElse("");
    }

    /** Whose question a registrar writes down. */
    private String subject(Communication sent, Complaints complaints) {
        IdType subject = new IdType(sent.getSubject().getReference());
        String id = subject.getIdPart();
        boolean there = "Patient".equals(subject.getResourceType())
                && ResourceKey.isId(id)
                && store.read(new ResourceKey("Patient", id)).isPresent();
        if (!there) {
            complaints.add("Communication.subject", "a Patient that is here", "none");
            complaints.refuse();
        }
        return id;
    }

    private Communication close(Caller caller, Reply reply, String patient) {
        ResourceKey key = new ResourceKey("Communication", reply.question());
        StoredVersion current = store.readLocked(key).orElseThrow(() -> FhirErrors.notHere(key.reference()));
        Communication question = bodies.resource(Communication.class, current);
        if (question.getStatus() != CommunicationStatus.INPROGRESS) {
            throw FhirErrors.conflict("Expected a question that waits for an answer, found one that has it");
        }
        question.setStatus(reply.isClosing() ? CommunicationStatus.STOPPED : CommunicationStatus.COMPLETED);
        StoredVersion closed =
                writes.update(key, question, MessageMapping.filing(question, patient), current.version());
        trail.record(new AuditEntry(AuditEntry.Interaction.UPDATE, caller, patient, versioned(closed)));
        return question;
    }

    private MethodOutcome stored(Caller caller, Communication made, String patient) {
        StoredVersion stored = writes.create(made, MessageMapping.filing(made, patient));
        trail.record(new AuditEntry(AuditEntry.Interaction.CREATE, caller, patient, versioned(stored)));
        return writes.outcome(Communication.class, stored, true);
    }

    private Optional<StoredVersion> withKey(String patient, String key) {
        List<Criterion.Term> terms = List.of(new Criterion.Term(MessageMapping.KEY, key));
        SearchSpec spec = SearchSpec.of("Communication").ofPatient(patient);
        return store.all(spec.with(new Criterion.AnyOf("identifier", terms))).findFirst();
    }

    private boolean isQuestionOf(Set<String> records, String id) {
        return store.read(new ResourceKey("Communication", id))
                .filter(found -> found.patient() != null && records.contains(found.patient()))
                .isPresent();
    }

    private Optional<StoredVersion> find(IdType id) {
        String part = id.getIdPart();
        return part == null || !ResourceKey.isId(part)
                ? Optional.empty()
                : store.read(new ResourceKey("Communication", part));
    }

    private static String versioned(StoredVersion stored) {
        return stored.key().reference() + "/_history/" + stored.version();
    }
}
