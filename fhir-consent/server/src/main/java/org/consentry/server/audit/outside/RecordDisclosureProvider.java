// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.outside;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.consentry.server.access.Callers;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.audit.AuditTrail;
import org.consentry.server.audit.event.OutsideDisclosure;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.fhir.record.PlainProvider;
import org.consentry.server.fhir.record.ResourceCheck;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;

/**
 * Serves {@code AuditEvent/$recordDisclosure} of HL7 FAST Scalable Consent Management. It enters a disclosure that
 * happened elsewhere into the patient's accounting.
 */
@Singleton
@Transactional
public class RecordDisclosureProvider implements PlainProvider {
    private final OutsideDisclosureMapping mapping;
    private final AuditTrail trail;
    private final ResourceCheck check;
    private final FhirBodies bodies;
    private final FhirContext fhir;

    /** Takes its collaborators. */
    @Inject
    public RecordDisclosureProvider(
            OutsideDisclosureMapping mapping,
            AuditTrail trail,
            ResourceCheck check,
            FhirBodies bodies,
            FhirContext fhir) {
        this.mapping = mapping;
        this.trail = trail;
        this.check = check;
        this.bodies = bodies;
        this.fhir = fhir;
    }

    /**
     * Records each thing disclosed as an event. If the same account sends the same Parameters again, nothing is
     * recorded.
     */
    @Operation(name = "$recordDisclosure", typeName = "AuditEvent")
    public OperationOutcome record(RequestDetails request, @ResourceParam Parameters input) {
        Complaints complaints = new Complaints();
        List<AuditEvent> events = all(
                input,
                "disclosure",
                "resource",
                AuditEvent.class,
                ParametersParameterComponent::getResource,
                complaints);
        // FAST has consent 1..1. Where the regime asks for no consent, there is none to name.
        boolean cites =
                input.getParameter().stream().anyMatch(parameter -> "consent".equalsIgnoreCase(parameter.getName()));
        List<Reference> consents = cites
                ? all(input, "consent", "value", Reference.class, ParametersParameterComponent::getValue, complaints)
                : List.of();
        complaints.refuse();
        AuditEvent event = events.get(0);
        check.check(bodies.text(event, "sent"));
        List<OutsideDisclosure> disclosures = mapping.read(event, cites ? consents.get(0) : null);
        String message = Callers.subject(request) + "\n" + fhir.newJsonParser().encodeResourceToString(input);
        return outcome(trail.disclosedElsewhere(disclosures, message));
    }

    private static <T> List<T> all(
            Parameters input,
            String name,
            String element,
            Class<T> type,
            Function<ParametersParameterComponent, Object> value,
            Complaints complaints) {
        List<Object> found = input.getParameter().stream()
                .filter(parameter -> name.equalsIgnoreCase(parameter.getName()))
                .map(value)
                .flatMap(Stream::ofNullable)
                .toList();
        List<T> typed = found.stream().filter(type::isInstance).map(type::cast).toList();
        if (typed.size() != 1 || found.size() != 1) {
            complaints.add(
                    "Parameters.parameter.where(name='" + name + "')." + element,
                    "one " + type.getSimpleName(),
                    typed.isEmpty() ? "none" : "several");
        }
        return typed;
    }

    private static OperationOutcome outcome(List<String> events) {
        OperationOutcome outcome = new OperationOutcome();
        events.forEach(event -> outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.INFORMATION)
                .setCode(OperationOutcome.IssueType.INFORMATIONAL)
                .setDiagnostics("On record as AuditEvent/" + event));
        return outcome;
    }
}
