// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.question;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.consentry.server.access.Callers;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.door.TypeWrites;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.IdType;

/**
 * The FHIR door to conversations: patients ask, staff answer. Staff need no reason per patient to work through the
 * inbox.
 */
@Singleton
public class CommunicationProvider implements TypeWrites<Communication> {
    private final Conversations conversations;

    /** Takes its collaborators. */
    @Inject
    public CommunicationProvider(Conversations conversations) {
        this.conversations = conversations;
    }

    @Override
    public Class<Communication> type() {
        return Communication.class;
    }

    @Override
    public MethodOutcome create(RequestDetails request, Communication message) {
        return switch (Callers.of(request).kind()) {
            case PATIENT, REGISTRAR -> conversations.ask(request, message);
            case STAFF -> conversations.answer(request, message);
            default ->
                throw FhirErrors.forbidden(
                        "Expected a patient who asks, a registrar who writes a question down, or staff who answer");
        };
    }

    @Override
    public MethodOutcome update(RequestDetails request, IdType id, Communication message) {
        throw FhirErrors.notAllowed("Expected another message: what was said is not changed");
    }
}
