// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.choice;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.fhir.door.DoorProvider;
import org.consentry.server.fhir.form.Warnings;
import org.consentry.server.fhir.record.PlainProvider;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Serves {@code Consent/$fileConsent} and {@code Consent/$revokeConsent} of HL7 FAST Scalable Consent Management. They
 * file or revoke a Consent together with the document that shows it.
 */
@Singleton
@Transactional
public class FilingProvider implements PlainProvider {
    private static final Set<String> DOCUMENTS = Set.of("document", "questionnaire");

    private final Choices choices;
    private final DoorProvider door;

    /** Takes its collaborators. */
    @Inject
    public FilingProvider(Choices choices, DoorProvider door) {
        this.choices = choices;
        this.door = door;
    }

    /** Files the documents first, then the Consent. The first document becomes its source. */
    @Operation(name = "$fileConsent", typeName = "Consent")
    public OperationOutcome file(RequestDetails request, @ResourceParam Parameters input) {
        Complaints complaints = new Complaints();
        List<Resource> sent = named(input, Set.of("consent"))
                .map(ParametersParameterComponent::getResource)
                .toList();
        if (sent.size() != 1 || !(sent.get(0) instanceof Consent)) {
            complaints.add(
                    "Parameters.parameter.where(name='consent').resource",
                    "one Consent",
                    sent.isEmpty() ? "none" : "several, or something else");
        }
        complaints.refuse();
        Consent consent = (Consent) sent.get(0);
        ConsentRules.patient(consent, complaints);
        complaints.refuse();
        List<Reference> documents = documents(request, input, consent.getPatient());
        if (!consent.hasSource() && !documents.isEmpty()) {
            consent.setSource(documents.get(0));
        }
        MethodOutcome outcome = choices.create(request, consent);
        OperationOutcome done = done("Filed as", outcome.getId(), documents);
        Warnings.take(request).ifPresent(warning -> warning.getIssue().forEach(done::addIssue));
        return done;
    }

    /** Revokes a Consent from now on. */
    @Operation(name = "$revokeConsent", typeName = "Consent")
    public OperationOutcome revoke(RequestDetails request, @ResourceParam Parameters input) {
        Complaints complaints = new Complaints();
        Reference patient = reference(input, "patient", complaints);
        IdType consent = new IdType(reference(input, "consent", complaints).getReference());
        complaints.refuse();
        List<Reference> documents = documents(request, input, patient);
        MethodOutcome outcome = choices.revoke(request, consent, patient.getReference(), documents);
        return done("Revoked by", outcome.getId(), documents);
    }

    private List<Reference> documents(RequestDetails request, Parameters input, Reference patient) {
        List<Resource> documents = named(input, DOCUMENTS)
                .map(ParametersParameterComponent::getResource)
                .toList();
        Complaints complaints = new Complaints();
        for (Resource document : documents) {
            if (!patient.getReference().equals(subject(document))) {
                complaints.add(
                        "Parameters.parameter.where(name='document').resource",
                        "a DocumentReference or QuestionnaireResponse about the patient of the Consent",
                        "another");
            }
        }
        complaints.refuse();
        return documents.stream()
                .map(document ->
                        door.create(request, Resource.class, document, null).getId())
                .map(id -> new Reference(id.toUnqualifiedVersionless().getValue()))
                .toList();
    }

    private static String subject(Resource document) {
        if (document instanceof DocumentReference reference
                && reference.getSubject().hasReference()) {
            return reference.getSubject().getReference();
        }
        return document instanceof QuestionnaireResponse answers
                        && answers.getSubject().hasReference()
                ? answers.getSubject().getReference()
                : "";
    }

    private static Reference reference(Parameters input, String name, Complaints complaints) {
        List<Reference> found = named(input, Set.of(name))
                .map(ParametersParameterComponent::getValue)
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .filter(Reference::hasReference)
                .toList();
        if (found.size() != 1) {
            complaints.add(
                    "Parameters.parameter.where(name='" + name + "').value",
                    "one literal reference",
                    found.isEmpty() ? "none" : "several");
        }
        return found.isEmpty() ? new Reference() : found.get(0);
    }

    /** The parameters with these names, in any case of letters: the guide's operations and profiles differ in it. */
    private static Stream<ParametersParameterComponent> named(Parameters input, Set<String> names) {
        return input.getParameter().stream()
                .filter(parameter -> parameter.hasName()
                        && names.contains(parameter.getName().toLowerCase(Locale.ROOT)));
    }

    private static OperationOutcome done(String what, IIdType id, List<Reference> documents) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.INFORMATION)
                .setCode(OperationOutcome.IssueType.INFORMATIONAL)
                .setDiagnostics(what + " " + id.toUnqualified().getValue());
        documents.forEach(document -> outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.INFORMATION)
                .setCode(OperationOutcome.IssueType.INFORMATIONAL)
                .setDiagnostics("Stored " + document.getReference()));
        return outcome;
    }
}
