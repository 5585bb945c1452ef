// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.r5;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.consentry.server.access.Callers;
import org.consentry.server.consent.choice.Choices;
import org.consentry.server.fhir.record.PlainProvider;
import org.consentry.server.fhir.reference.OwnReferences;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Consent;

/** Serves {@code Consent/$import-r5}, which files a Consent of R5. The body is the Consent itself, as JSON or XML. */
@Singleton
@Transactional
public class ImportProvider implements PlainProvider {
    private final R5Mapping r5;
    private final Choices choices;
    private final OwnReferences references;

    /** Takes its collaborators. */
    @Inject
    public ImportProvider(R5Mapping r5, Choices choices, OwnReferences references) {
        this.references = references;
        this.r5 = r5;
        this.choices = choices;
    }

    /** The Consent as it is stored, in R4. If it cannot be computed, the answer names the elements. */
    @Operation(name = "$import-r5", typeName = "Consent", manualRequest = true)
    public IBaseResource importR5(RequestDetails request) {
        Consent consent =
                r5.consent(request.loadRequestContents(), request.getHeader("Content-Type"), Callers.of(request));
        references.settle(request, consent);
        return choices.create(request, consent).getResource();
    }
}
