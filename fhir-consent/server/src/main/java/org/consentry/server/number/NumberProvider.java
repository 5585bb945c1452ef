// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.number;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Callers;
import org.consentry.server.access.TypeAccess;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.audit.AuditTrail;
import org.consentry.server.audit.event.AuditEntry;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.fhir.record.FhirRecords;
import org.consentry.server.fhir.record.PlainProvider;
import org.consentry.server.storage.SpokenNumber;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code Patient/$by-number}, for staff with a reason: what has the number that a patient says on the phone.
 * Two things may share a number; then both are in the answer. Each patient of one of them can read of the look. A
 * number that nothing has is recorded too, and names no patient.
 *
 * <p>The number comes in a body, so that no address holds it.
 */
@Singleton
@Transactional
public class NumberProvider implements PlainProvider {
    private static final String NAME = "$by-number";

    private final NumberedThings things;
    private final LinkedPatients people;
    private final AuditTrail trail;

    /** Takes its collaborators. */
    @Inject
    public NumberProvider(NumberedThings things, LinkedPatients people, AuditTrail trail) {
        this.things = things;
        this.people = people;
        this.trail = trail;
    }

    /** Refuses a text that is no number with 400. An answer without {@code found} means that nothing has the number. */
    @Operation(name = NAME, typeName = "Patient")
    public Parameters byNumber(RequestDetails request, @OperationParam(name = "number") @Nullable StringType number) {
        Caller caller = Callers.of(request);
        FhirRecords.requireReason(caller);
        SpokenNumber said = SpokenNumber.read(number == null ? "" : String.valueOf(number.getValue()))
                .orElseThrow(() -> FhirErrors.badRequest("Expected number as that of a line, a choice, a request or a"
                        + " question, such as L-7Q4K-M2RT, C-7Q4K-M2RT-2, R-7Q4K-M2RT or Q-7K2M9"));
        List<Numbered> found = things.find(said).stream()
                .filter(thing -> TypeAccess.of(thing.type())
                        .filter(access -> access.shows(caller, thing.patient()))
                        .isPresent())
                .toList();
        record(caller, found);
        Parameters answer = new Parameters();
        found.forEach(thing -> add(answer.addParameter().setName("found"), thing));
        return answer;
    }

    private void record(Caller caller, List<Numbered> found) {
        if (found.isEmpty()) {
            trail.record(new AuditEntry(
                    AuditEntry.Interaction.SEARCH, caller, null, "Patient/" + NAME + ": nothing has this number"));
        }
        found.forEach(thing -> trail.looked(caller, thing.patient(), thing.reference(), true));
    }

    private void add(ParametersParameterComponent part, Numbered thing) {
        part.addPart()
                .setName("kind")
                .setValue(new CodeType(thing.number().kind().code()));
        part.addPart().setName("number").setValue(new StringType(thing.number().text()));
        String patient = people.of(thing.patient()).survivor(thing.patient());
        part.addPart().setName("patient").setValue(new Reference("Patient/" + patient));
        part.addPart().setName("what").setValue(new Reference(thing.reference()));
    }
}
