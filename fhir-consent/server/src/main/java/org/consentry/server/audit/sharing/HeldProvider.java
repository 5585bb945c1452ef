// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.sharing;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Date;
import org.consentry.server.audit.read.AuditReadMapping;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.fhir.record.FhirRecords;
import org.consentry.server.fhir.record.PlainProvider;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;

/**
 * Answers {@code Patient/x/$held}: which recipient has how many scans of a patient, and which of them it can still
 * find. It is for the patient, and for staff with a reason.
 */
@Singleton
@Transactional
public class HeldProvider implements PlainProvider {
    private final FhirRecords records;
    private final LinkedPatients people;
    private final AuditReadMapping reads;
    private final HeldStore store;

    /** Takes its collaborators. */
    @Inject
    public HeldProvider(FhirRecords records, LinkedPatients people, AuditReadMapping reads, HeldStore store) {
        this.records = records;
        this.people = people;
        this.reads = reads;
        this.store = store;
    }

    /** A parameter {@code held} for each recipient, the one that got something last first. */
    @Operation(name = "$held", typeName = "Patient", idempotent = true)
    public Parameters held(RequestDetails request, @IdParam IdType id) {
        records.stored(request, Patient.class, id);
        Parameters answer = new Parameters();
        store.of(people.merged(id.getIdPart())).forEach(each -> held(answer, each));
        reads.viewed(request, "AuditEvent");
        return answer;
    }

    private static void held(Parameters answer, HeldStore.Held held) {
        ParametersParameterComponent part = answer.addParameter().setName("held");
        held.recipient().ifPresent(id -> part.addPart().setName("recipient").setValue(new CodeType(id)));
        part.addPart().setName("last").setValue(new InstantType(Date.from(held.last())));
        part.addPart().setName("found").setValue(new DecimalType(held.found()));
        part.addPart().setName("lost").setValue(new DecimalType(held.lost()));
        part.addPart().setName("others").setValue(new DecimalType(held.others()));
        held.foundScans().forEach(scan -> part.addPart().setName("foundScan").setValue(new CodeType(scan)));
        held.lostScans().forEach(scan -> part.addPart().setName("lostScan").setValue(new CodeType(scan)));
    }
}
