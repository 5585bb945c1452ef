// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.look;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;

/** Reads who of the staff looked at a patient's records. The server sums up and counts; this client holds one page. */
@Singleton
public class LookClient {

    private static final int COUNT = 25;

    private final FhirClient fhir;

    @Inject
    public LookClient(FhirClient fhir) {
        this.fhir = fhir;
    }

    /** The newest looks; one a day, person and reason. */
    public List<StaffLook> newest(FhirCaller caller, String patient, int most) {
        return ask(caller, patient, "_count=" + most).looks();
    }

    /** A page of all looks, newest first; a page number after the last page gives the last page. */
    public Looks page(FhirCaller caller, String patient, int page) {
        Looks asked = read(caller, patient, page);
        return page <= asked.pages() ? asked : read(caller, patient, asked.pages());
    }

    /** One look of this patient's list, by its id. A look at another patient is not there. */
    public StaffLook one(FhirCaller caller, String patient, String id) {
        return ask(caller, patient, "_count=1&look=" + FhirClient.encode(id)).looks().stream()
                .findFirst()
                .orElseThrow(FhirProblem.NotThere::new);
    }

    private Looks read(FhirCaller caller, String patient, int page) {
        LookMapping answer = ask(caller, patient, "_count=" + COUNT + "&page=" + page);
        return new Looks(answer.looks(), page, COUNT, answer.all());
    }

    private LookMapping ask(FhirCaller caller, String patient, String query) {
        return new LookMapping(
                Node.of(fhir.read(caller, "Patient/" + FhirClient.encode(patient) + "/$looks?" + query)));
    }
}
