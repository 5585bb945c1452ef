// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.choice;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Callers;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.access.answer.Complaints.Complaint;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.consent.terms.ConsentMapping;
import org.consentry.server.consent.terms.PatientTermsReader;
import org.consentry.server.consent.terms.ProxyEntry;
import org.consentry.server.consent.terms.StoredReferencesMapping;
import org.consentry.server.consent.terms.Topics;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.fhir.door.FhirWrites;
import org.consentry.server.fhir.form.Warnings;
import org.consentry.server.fhir.person.PatientIdentities;
import org.consentry.server.fhir.record.FhirRecords;
import org.consentry.server.fhir.record.Filing;
import org.consentry.server.mail.NoteKind;
import org.consentry.server.mail.NoteOrders;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.IndexEntry;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.SearchSpec;
import org.consentry.server.storage.SpokenNumber;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * Saves a sent Consent as the next version of a choice. It checks and stores the Consent, informs the agents and writes
 * the audit event, all in one transaction.
 */
@Singleton
public class Choices {
    private static final String REVOKED_BY = "https://consentry.org/fhir/StructureDefinition/revocation-document";
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    private final ResourceStore store;
    private final FhirWrites writes;
    private final FhirBodies bodies;
    private final PatientTermsReader terms;
    private final PatientIdentities identities;
    private final ChoicePublisher record;
    private final NoteOrders notes;
    private final SaidStore said;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public Choices(
            ResourceStore store,
            FhirWrites writes,
            FhirBodies bodies,
            PatientTermsReader terms,
            PatientIdentities identities,
            ChoicePublisher record,
            NoteOrders notes,
            SaidStore said,
            InstantSource clock) {
        this.store = store;
        this.writes = writes;
        this.bodies = bodies;
        this.terms = terms;
        this.identities = identities;
        this.record = record;
        this.notes = notes;
        this.said = said;
        this.clock = clock;
    }

    /** Stores the first choice on a topic. A form posted twice gets the version that its first post made. */
    public MethodOutcome create(RequestDetails request, Consent consent) {
        Locked patient = lockedPatient(request, consent);
        checked(request, consent, patient);
        Optional<MethodOutcome> again = Topics.formKeys(consent).stream()
                .flatMap(key -> identified(patient.id(), Topics.FORM_KEY, key))
                .filter(found ->
                        Topics.key(bodies.resource(Consent.class, found)).equals(Topics.key(consent)))
                .flatMap(found -> sameForm(found.key(), consent).stream())
                .findFirst();
        if (again.isPresent()) {
            return again.get();
        }
        Optional<StoredVersion> existing = Topics.portalTopics(consent).stream()
                .findFirst()
                .flatMap(topic -> identified(patient.id(), Topics.TOPIC, topic).findFirst());
        if (existing.isPresent()) {
            return onto(request, existing.get().key(), consent, patient);
        }
        Complaints complaints = new Complaints();
        ofStaff(patient, complaints).begin(consent);
        complaints.refuse();
        StoredVersion stored = writes.create(consent, filing(consent, patient));
        MethodOutcome answer = answer(request, stored, patient, true);
        tell(request, stored, patient);
        return answer;
    }

    /**
     * Whoever sends a first choice on a topic that has one has not seen it, and is told of it. But a no that staff
     * enter becomes the next version, if it may follow: who may not look at a closed record can still save what the
     * patient told them.
     */
    private MethodOutcome onto(RequestDetails request, ResourceKey key, Consent consent, Locked patient) {
        StoredVersion current = store.readLocked(key).orElseThrow(() -> FhirErrors.notHere(key.reference()));
        Optional<MethodOutcome> same = sameForm(key, consent);
        if (same.isPresent()) {
            return same.get();
        }
        boolean unseenNo = Callers.of(request).kind() == Caller.Kind.STAFF && StaffEntry.isNo(consent);
        Consent before = bodies.resource(Consent.class, current);
        if (!unseenNo || !following(current, before, consent, patient).all().isEmpty()) {
            throw FhirErrors.conflict("Expected no Consent on topic "
                    + Topics.portalTopics(consent).get(0) + " yet, or a no of staff that may follow it, found "
                    + key.reference() + "; update it with If-Match: W/\"" + current.version() + "\"");
        }
        return stored(request, current, consent, patient);
    }

    /** Stores the next choice on a topic. A form posted twice gets the version that its first post made. */
    MethodOutcome update(RequestDetails request, IdType id, Consent consent) {
        ResourceKey key = existing(request, id);
        Locked patient = lockedPatient(request, consent);
        StoredVersion current = store.readLocked(key).orElseThrow(() -> FhirErrors.notHere(key.reference()));
        Consent before = bodies.resource(Consent.class, current);
        checked(request, consent, patient);
        sameChoice(before, consent, patient.id().equals(current.patient()));
        Optional<MethodOutcome> same = sameForm(key, consent);
        if (same.isPresent()) {
            return same.get();
        }
        int expected = writes.ifMatch(request).orElseThrow(FhirErrors::ifMatchNeeded);
        if (expected != current.version()) {
            throw FhirErrors.otherVersion(Integer.toString(expected), current.version());
        }
        notOlder(request, current, before, consent, patient);
        return stored(request, current, consent, patient);
    }

    private MethodOutcome stored(RequestDetails request, StoredVersion current, Consent consent, Locked patient) {
        StoredVersion stored = writes.update(current.key(), consent, filing(consent, patient), current.version());
        MethodOutcome answer = answer(request, stored, patient, false);
        tell(request, stored, patient);
        return answer;
    }

    /**
     * Revokes a Consent by a new version with the status inactive. A Consent that is inactive already stays as it is.
     */
    MethodOutcome revoke(RequestDetails request, IdType id, String patient, List<Reference> documents) {
        ResourceKey key = existing(request, id);
        StoredVersion current = store.readLocked(key).orElseThrow(() -> FhirErrors.notHere(key.reference()));
        Consent consent = bodies.resource(Consent.class, current);
        Complaints complaints = new Complaints();
        if (!patient.equals(consent.getPatient().getReference())) {
            complaints.add("Parameters.parameter.where(name='patient').value", "the patient of the Consent", "another");
        }
        complaints.refuse();
        Locked of = lockedPatient(request, consent);
        if (consent.getStatus() == Consent.ConsentState.INACTIVE) {
            return writes.outcome(Consent.class, current, false);
        }
        consent.setStatus(Consent.ConsentState.INACTIVE);
        consent.setDateTimeElement(new DateTimeType(Date.from(clock.instant()), TemporalPrecisionEnum.MILLI, UTC));
        documents.forEach(document -> consent.addExtension(REVOKED_BY, document));
        consent.getIdentifier().removeIf(identifier -> Topics.FORM_KEY.equals(identifier.getSystem()));
        StaffEntry.remove(consent);
        if (Callers.of(request).kind() == Caller.Kind.PATIENT) {
            consent.setPerformer(List.of(new Reference("Patient/" + of.id())));
            ProxyEntry.sign(consent, Callers.of(request));
        }
        workList(of).tag(consent);
        StoredVersion stored = writes.update(key, consent, filing(consent, of), current.version());
        tell(request, stored, of);
        return writes.outcome(Consent.class, stored, false);
    }

    private ResourceKey existing(RequestDetails request, IdType id) {
        ResourceKey key = ResourceKey.isId(id.getIdPart())
                ? new ResourceKey("Consent", id.getIdPart())
                : new ResourceKey("Consent", "-");
        boolean visible = store.read(key)
                .filter(found -> Callers.of(request).maySee(found.patient()))
                .isPresent();
        if (!visible) {
            throw FhirErrors.notHere("Consent/" + id.getIdPart());
        }
        return key;
    }

    /**
     * Locks the patient, so that other writers wait, under each of the patient's records. Another patient's id is
     * answered like an unknown one.
     */
    private Locked lockedPatient(RequestDetails request, Consent consent) {
        Complaints complaints = new Complaints();
        Optional<String> patient = ConsentRules.patient(consent, complaints);
        complaints.refuse();
        String id = patient.orElseThrow();
        if (!Callers.of(request).maySee(id) || identities.of(id).isEmpty()) {
            complaints.add("Consent.patient", "a Patient that is here", "none");
            complaints.refuse();
        }
        StoredReferencesMapping references = terms.lock(id);
        return new Locked(id, references, terms.consents(references));
    }

    private void checked(RequestDetails request, Consent consent, Locked patient) {
        Complaints complaints = new Complaints();
        ConsentRules admission = new ConsentRules(patient.mapping(), patient.references(), complaints);
        admission.check(consent, clock.instant());
        Caller caller = Callers.of(request);
        if (caller.kind() == Caller.Kind.PATIENT || caller.kind() == Caller.Kind.STAFF) {
            admission.checkOwnChoice(consent, clock.instant());
        }
        if (caller.kind() == Caller.Kind.STAFF) {
            FhirRecords.requireReason(caller);
            ofStaff(patient, complaints).check(consent, source -> isAbout(source, patient.id()));
        }
        if (caller.kind() != Caller.Kind.REGISTRAR) {
            complaints.refuse();
        }
        sign(consent, caller);
        workList(patient).mark(consent, complaints);
        workList(patient).tag(consent);
    }

    private StaffEntryRules ofStaff(Locked patient, Complaints complaints) {
        return new StaffEntryRules(patient.mapping(), complaints, clock.instant());
    }

    /** Says who entered a choice for a patient; nobody else can say so of a choice. */
    private static void sign(Consent consent, Caller caller) {
        ProxyEntry.sign(consent, caller);
        Optional<StaffEntry> entry = StaffEntry.of(consent).filter(said -> caller.kind() == Caller.Kind.STAFF);
        StaffEntry.remove(consent);
        entry.ifPresent(said -> said.sign(consent, caller.name()));
    }

    private boolean isAbout(Reference source, String patient) {
        IdType id = new IdType(source.getReference());
        return "DocumentReference".equals(id.getResourceType())
                && !id.hasBaseUrl()
                && ResourceKey.isId(id.getIdPart())
                && store.read(new ResourceKey("DocumentReference", id.getIdPart()))
                        .filter(document -> patient.equals(document.patient()))
                        .isPresent();
    }

    private WorkListMapping workList(Locked patient) {
        return new WorkListMapping(patient.mapping(), clock.instant());
    }

    /** The version as it is stored. If it cannot be computed, the answer names the elements. */
    private MethodOutcome answer(RequestDetails request, StoredVersion stored, Locked patient, boolean created) {
        MethodOutcome answer = writes.outcome(Consent.class, stored, created);
        List<Complaint> unread = workList(patient).unread(bodies.resource(Consent.class, stored));
        String reference = stored.key().reference() + "/_history/" + stored.version();
        return unread.isEmpty() ? answer : Warnings.tell(request, answer, WorkListMapping.warning(reference, unread));
    }

    private Stream<StoredVersion> identified(String patient, String system, String value) {
        SearchSpec spec = SearchSpec.of("Consent").ofPatient(patient);
        List<Criterion.Term> terms = List.of(new Criterion.Term(system, value));
        return store.all(spec.with(new Criterion.AnyOf("identifier", terms)));
    }

    /** The version that this form made before. A form with a key copied from another choice is another form. */
    private Optional<MethodOutcome> sameForm(ResourceKey key, Consent consent) {
        Optional<String> form = Topics.formKeys(consent).stream().findFirst();
        return form.flatMap(sent -> store.history(key)
                .filter(version -> isSameForm(bodies.resource(Consent.class, version), consent, sent))
                .findFirst()
                .map(version -> writes.outcome(Consent.class, version, false)));
    }

    private static boolean isSameForm(Consent before, Consent consent, String form) {
        return Topics.formKeys(before).contains(form)
                && before.getStatus() == consent.getStatus()
                && before.getScope().equalsDeep(consent.getScope())
                && before.getProvision().equalsDeep(consent.getProvision());
    }

    private static void sameChoice(Consent before, Consent consent, boolean samePatient) {
        Complaints complaints = new Complaints();
        if (!samePatient) {
            complaints.add("Consent.patient", "the patient of the version before", "another");
        }
        if (!Topics.key(before).equals(Topics.key(consent))) {
            complaints.add("Consent.identifier", "the topic of the version before", "another");
        }
        complaints.refuse();
    }

    private void notOlder(
            RequestDetails request, StoredVersion current, Consent before, Consent consent, Locked patient) {
        ConsentMapping mapping = patient.mapping();
        if (Callers.of(request).kind() == Caller.Kind.STAFF) {
            following(current, before, consent, patient).refuse();
        } else if (consent.hasDateTime()
                && mapping.madeAt(consent).isBefore(mapping.countsFrom(before, current.recordedAt()))) {
            Complaints complaints = new Complaints();
            complaints.add("Consent.dateTime", "a time not before that of the version before", "an earlier one");
            complaints.refuse();
        }
    }

    private Complaints following(StoredVersion current, Consent before, Consent consent, Locked patient) {
        Complaints complaints = new Complaints();
        Optional<Consent> older = store.history(current.key())
                .filter(version -> version.version() == current.version() - 1)
                .findFirst()
                .map(version -> bodies.resource(Consent.class, version));
        ofStaff(patient, complaints).follow(consent, before, current.recordedAt(), older);
        return complaints;
    }

    private Filing filing(Consent consent, Locked patient) {
        List<IndexEntry> index = new ArrayList<>();
        consent.getIdentifier().stream()
                .filter(Identifier::hasValue)
                .forEach(identifier ->
                        index.add(IndexEntry.token("identifier", identifier.getSystem(), identifier.getValue())));
        index.add(IndexEntry.token(
                "status",
                "http://hl7.org/fhir/consent-state-codes",
                consent.getStatus().toCode()));
        Instant made = consent.hasDateTime() ? patient.mapping().madeAt(consent) : clock.instant();
        return new Filing(patient.id(), made, index);
    }

    /**
     * Publishes the version, keeps what it says for the report, and lets the person know. This step comes last, since
     * nobody else can save from here until the transaction ends.
     */
    private void tell(RequestDetails request, StoredVersion stored, Locked patient) {
        said.keep(stored.key().id());
        Caller caller = Callers.of(request);
        // Forms that other systems load by the thousand are told by those systems.
        if (caller.kind() == Caller.Kind.PATIENT || caller.kind() == Caller.Kind.STAFF) {
            String number =
                    SpokenNumber.ofChoice(stored.key().id(), stored.version()).text();
            notes.order(NoteKind.CHANGED, patient.id(), number);
        }
        record.tell(caller, stored, patient.id(), patient.references().patients());
    }

    /** A locked patient: other writers wait until the transaction ends, so all of this stays true until then. */
    private record Locked(String id, StoredReferencesMapping references, ConsentMapping mapping) {}
}
