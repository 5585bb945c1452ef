// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.people;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.consentry.policy.PatientId;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.door.FhirWrites;
import org.consentry.server.fhir.door.TypeWrites;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.fhir.person.PatientIdentities;
import org.consentry.server.fhir.record.Filing;
import org.consentry.server.storage.RandomIds;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;

/** Patients, loaded by the registrar; a hospital number belongs to one patient and never changes hands. */
@Singleton
public class PatientProvider implements TypeWrites<Patient> {
    private final FhirWrites writes;
    private final PatientIdentities identities;
    private final ResourceStore store;
    private final RandomIds ids;
    private final PatientLinks links;
    private final ContactNotes contacts;

    /** Takes its collaborators. */
    @Inject
    public PatientProvider(
            FhirWrites writes,
            PatientIdentities identities,
            ResourceStore store,
            RandomIds ids,
            PatientLinks links,
            ContactNotes contacts) {
        this.writes = writes;
        this.identities = identities;
        this.store = store;
        this.ids = ids;
        this.links = links;
        this.contacts = contacts;
    }

    @Override
    public Class<Patient> type() {
        return Patient.class;
    }

    @Override
    public MethodOutcome create(RequestDetails request, Patient patient) {
        return put(request, new IdType("Patient", ids.next()), patient);
    }

    @Override
    public MethodOutcome update(RequestDetails request, IdType id, Patient patient) {
        return put(request, id, patient);
    }

    private MethodOutcome put(RequestDetails request, IdType id, Patient patient) {
        Complaints complaints = new Complaints();
        Optional<PatientId> number = PatientMapping.number(patient, complaints);
        complaints.refuse();
        number.ifPresent(found -> onlyOwner(id.getIdPart(), found));
        LinkedPatients.Linked before = links.before(id.getIdPart(), patient.hasLink());
        FhirWrites.Put done = writes.put(request, id, patient, new Filing(id.getIdPart(), Instant.EPOCH));
        if (done.changed()) {
            links.after(id.getIdPart(), before, done.versioned());
            contacts.changed(done.stored());
        }
        return writes.outcome(Patient.class, done.stored(), done.created());
    }

    private void onlyOwner(String id, PatientId number) {
        store.lock("identifier/" + number.authority() + "|" + number.value());
        identities.of(id).filter(known -> !known.equals(number)).ifPresent(known -> {
            throw FhirErrors.conflict("Expected the hospital number this patient has, found another");
        });
        boolean taken = store.all(PatientMapping.withNumber(number))
                .anyMatch(other -> !other.key().equals(new ResourceKey("Patient", id)));
        if (taken) {
            throw FhirErrors.conflict("Expected a hospital number no other patient has");
        }
    }
}
