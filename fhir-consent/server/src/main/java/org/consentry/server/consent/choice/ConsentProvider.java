// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.choice;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.consentry.server.fhir.door.TypeWrites;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;

/** Creates and updates Consents. Nothing deletes one: another version changes a choice. */
@Singleton
public class ConsentProvider implements TypeWrites<Consent> {
    private final Choices choices;

    /** Takes its collaborators. */
    @Inject
    public ConsentProvider(Choices choices) {
        this.choices = choices;
    }

    @Override
    public Class<Consent> type() {
        return Consent.class;
    }

    @Override
    public MethodOutcome create(RequestDetails request, Consent consent) {
        return choices.create(request, consent);
    }

    @Override
    public MethodOutcome update(RequestDetails request, IdType id, Consent consent) {
        return choices.update(request, id, consent);
    }
}
