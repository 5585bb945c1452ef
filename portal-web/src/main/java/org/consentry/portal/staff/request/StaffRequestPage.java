// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.patient.PatientFacts;
import org.consentry.portal.fhir.request.DeleteRequest;
import org.consentry.portal.fhir.request.Held;
import org.consentry.portal.fhir.request.RequestStep;
import org.consentry.portal.fhir.sharing.Scan;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.WithMistakes;

/**
 * View model of one request.
 *
 * @param form what was typed
 * @param key the form's own key
 * @param notice key of a sentence about what was not done
 */
public record StaffRequestPage(
        About about, LocalDate today, StepForm form, String key, List<Mistake> mistakes, Optional<String> notice)
        implements WithMistakes {

    public StaffRequestPage {
        mistakes = List.copyOf(mistakes);
    }

    /**
     * What the server says.
     *
     * @param who name of the recipient
     * @param patient whose request it is
     * @param held what the recipient has of the patient
     */
    public record About(
            DeleteRequest request,
            String who,
            List<RequestStep> steps,
            PageSection<PatientFacts> patient,
            PageSection<Has> held) {

        public About {
            steps = List.copyOf(steps);
        }
    }

    /**
     * What the recipient has.
     *
     * @param held empty if the record tells of nothing
     * @param scans those that are named, by id
     */
    public record Has(Optional<Held> held, Map<String, Scan> scans) {

        public Has {
            scans = Map.copyOf(scans);
        }
    }

    /** Steps that can be taken. */
    public List<String> possible() {
        return StepForm.possible(about.request());
    }

    /** Whether an answer can be written down now. */
    public boolean answerable() {
        return possible().contains("done");
    }

    /** Prints nothing that staff typed. */
    @Override
    public String toString() {
        return "StaffRequestPage[]";
    }
}
