// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.explain;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Date;
import java.util.Optional;
import org.consentry.policy.Purpose;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.audit.report.ReleasedStore.Released;
import org.consentry.server.consent.choice.ConsentRules;
import org.consentry.server.fhir.record.FhirRecords;
import org.consentry.server.fhir.record.PlainProvider;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** Answers {@code Consent/$preview}: what a Consent would change if it were filed. It stores nothing. */
@Singleton
@Transactional
public class PreviewProvider implements PlainProvider {
    private final FhirRecords records;
    private final Previews previews;

    /** Takes its collaborators. */
    @Inject
    public PreviewProvider(FhirRecords records, Previews previews) {
        this.records = records;
        this.previews = previews;
    }

    /** Before and after for every scan and recipient where they differ, and the releases that nobody can take back. */
    @Operation(name = "$preview", typeName = "Consent")
    public Parameters preview(RequestDetails request, @ResourceParam Parameters input) {
        Complaints complaints = new Complaints();
        Optional<Consent> draft = input.getParameter().stream()
                .filter(parameter -> "consent".equals(parameter.getName()))
                .map(ParametersParameterComponent::getResource)
                .filter(Consent.class::isInstance)
                .map(Consent.class::cast)
                .findFirst();
        if (draft.isEmpty()) {
            complaints.add("Parameters.parameter.where(name='consent').resource", "a Consent", "none");
        }
        Optional<String> patient = draft.flatMap(consent -> ConsentRules.patient(consent, complaints));
        complaints.refuse();
        records.stored(request, Patient.class, new IdType("Patient", patient.orElseThrow()));
        return answer(previews.preview(patient.orElseThrow(), draft.orElseThrow()));
    }

    private static Parameters answer(Previews.Preview preview) {
        Parameters answer = new Parameters();
        answer.addParameter().setName("compared").setValue(new IntegerType(preview.compared()));
        preview.changes().forEach(change -> change(answer.addParameter().setName("change"), change));
        preview.beyondRecall().forEach(each -> released(answer.addParameter().setName("beyondRecall"), each));
        preview.diagnostics().forEach(each -> {
            ParametersParameterComponent parameter = answer.addParameter().setName("diagnostic");
            EvaluateProvider.text(parameter.addPart(), "expression", each.expression());
            EvaluateProvider.text(
                    parameter.addPart(), "text", "Expected " + each.expected() + ", found " + each.found());
        });
        return answer;
    }

    private static void change(ParametersParameterComponent parameter, Previews.Change change) {
        parameter.addPart().setName("study").setValue(new Reference("ImagingStudy/" + change.scan()));
        EvaluateProvider.text(
                parameter.addPart(), "recipient", change.recipient().id().value());
        EvaluateProvider.text(
                parameter.addPart(), "recipientName", change.recipient().name());
        change.recipient().purposes().stream()
                .sorted()
                .map(Purpose::code)
                .forEach(code -> EvaluateProvider.code(parameter.addPart(), "purpose", code));
        explained(parameter.addPart().setName("before"), change.before());
        explained(parameter.addPart().setName("after"), change.after());
    }

    private static void explained(ParametersParameterComponent part, Explanation explained) {
        EvaluateProvider.code(part.addPart(), "outcome", explained.outcome().name());
        EvaluateProvider.code(part.addPart(), "code", explained.code());
        EvaluateProvider.text(part.addPart(), "explanation", explained.text());
    }

    private static void released(ParametersParameterComponent parameter, Released released) {
        parameter.addPart().setName("event").setValue(new Reference("AuditEvent/" + released.event()));
        parameter.addPart().setName("recorded").setValue(new InstantType(Date.from(released.at())));
        EvaluateProvider.text(
                parameter.addPart(), "recipient", released.recipient().value());
        released.purposes().forEach(purpose -> EvaluateProvider.code(parameter.addPart(), "purpose", purpose.code()));
    }
}
