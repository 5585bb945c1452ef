// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.bundle;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.consentry.server.access.answer.FhirFailures;
import org.consentry.server.fhir.form.Warnings;
import org.consentry.server.storage.database.FullDisk;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;

/** Sends an entry through the same door as any request and keeps the answer. */
@Singleton
public class EntryDoor {
    private final FhirContext fhir;
    private final EntryRequests requests;
    private final EntryLinks links;
    private final FhirFailures failures;

    /** Takes its collaborators. */
    @Inject
    public EntryDoor(FhirContext fhir, EntryRequests requests, EntryLinks links, FullDisk disk) {
        this.failures = new FhirFailures(disk);
        this.links = links;
        this.fhir = fhir;
        this.requests = requests;
    }

    /** The answer to an entry that stands alone. A failure becomes the answer. */
    BundleEntryComponent alone(ServletRequestDetails parent, Entry entry) {
        try {
            links.alone(parent, entry);
            return answer(parent, entry);
        } catch (RuntimeException failure) {
            BaseServerResponseException said = failures.answer(failure, parent.getServletResponse());
            if (said != null) {
                return refused(said);
            }
            if (failure instanceof BaseServerResponseException refusal) {
                return refused(refusal);
            }
            throw failure;
        }
    }

    /** The answer to an entry. A failure is thrown. */
    BundleEntryComponent answer(ServletRequestDetails parent, Entry entry) {
        CapturedResponse captured = requests.send(parent, entry);
        BundleEntryComponent answer = new BundleEntryComponent();
        BundleEntryResponseComponent response = answer.getResponse().setStatus(Integer.toString(captured.status()));
        captured.header("Location")
                .or(() -> captured.header("Content-Location"))
                .ifPresent(response::setLocation);
        captured.header("ETag").ifPresent(response::setEtag);
        Warnings.take(parent).ifPresent(response::setOutcome);
        if (!captured.body().isBlank()) {
            Resource body = (Resource) fhir.newJsonParser().parseResource(captured.body());
            if (body instanceof OperationOutcome outcome) {
                response.setOutcome(outcome);
            } else {
                answer.setResource(body);
                if (body.getMeta().hasLastUpdated()) {
                    response.setLastModifiedElement(
                            new InstantType(body.getMeta().getLastUpdated()));
                }
            }
        }
        return answer;
    }

    private static BundleEntryComponent refused(BaseServerResponseException refusal) {
        BundleEntryComponent answer = new BundleEntryComponent();
        answer.getResponse().setStatus(Integer.toString(refusal.getStatusCode()));
        if (refusal.getOperationOutcome() instanceof OperationOutcome outcome) {
            answer.getResponse().setOutcome(outcome);
        }
        return answer;
    }
}
