// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.form;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome;

/** Warns the sender about something that was stored nevertheless. */
public final class Warnings {
    private static final String KEPT = Warnings.class.getName();

    private Warnings() {}

    /**
     * Answers with a warning in place of the resource, unless the sender chose a form of answer. The entry of a bundle
     * always has a place for the warning.
     */
    public static MethodOutcome tell(RequestDetails request, MethodOutcome answer, OperationOutcome warning) {
        answer.setOperationOutcome(warning);
        if (!Preferences.of(request).nameAnswer()) {
            answer.setResource(warning);
        }
        request.getUserData().put(KEPT, warning);
        return answer;
    }

    /** The warning for the entry that was answered last; it can be taken once. */
    public static Optional<OperationOutcome> take(RequestDetails request) {
        return Optional.ofNullable((OperationOutcome) request.getUserData().remove(KEPT));
    }
}
