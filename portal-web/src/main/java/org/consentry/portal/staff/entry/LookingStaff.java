// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.entry;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.staff.Reasons;
import org.consentry.portal.view.PageResponses;

/** The member of staff of this request, who sees a patient only for the reason that was given for that patient. */
public class LookingStaff {

    private final HttpServletRequest request;
    private final SignedIn signedIn;

    @Inject
    public LookingStaff(HttpServletRequest request, SignedIn signedIn) {
        this.request = request;
        this.signedIn = signedIn;
    }

    /** Answers as somebody who looks at this patient. Without a reason it leads to the page that asks for one. */
    public Response at(String patient, Function<FhirCaller, Response> answer) {
        return Reasons.of(request.getSession(), patient)
                .map(reason -> answer.apply(signedIn.caller().because(reason)))
                .orElseGet(() -> PageResponses.seeOther("/staff/patients/" + patient));
    }
}
