// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.Standing;
import org.consentry.portal.fhir.progress.ProgressClient;
import org.consentry.portal.fhir.progress.RecipientProgress;
import org.consentry.portal.fhir.request.DeleteRequest;
import org.consentry.portal.fhir.request.RequestClient;
import org.consentry.portal.session.SignedIn;
import org.consentry.portal.view.HospitalDay;

/** Reads how far the no of the signed-in patient has come at each recipient. */
public class OwnProgress {

    private final SignedIn signedIn;
    private final ProgressClient progress;
    private final RequestClient requests;
    private final HospitalDay day;

    @Inject
    public OwnProgress(SignedIn signedIn, ProgressClient progress, RequestClient requests, HospitalDay day) {
        this.signedIn = signedIn;
        this.progress = progress;
        this.requests = requests;
        this.day = day;
    }

    /** Of a patient who stands so; missing where it cannot be told. */
    PageSection<List<RecipientProgress>> of(Standing standing) {
        FhirCaller caller = signedIn.caller();
        String patient = signedIn.patient();
        if (!standing.saysNo()) {
            return PageSection.there(List.of());
        }
        PageSection<List<DeleteRequest>> asked =
                signedIn.mayAsk() ? PageSection.of(() -> requests.of(caller, patient)) : PageSection.missing();
        return PageSection.of(() -> progress.of(caller, patient, standing, asked));
    }

    LocalDate today() {
        return day.today();
    }
}
