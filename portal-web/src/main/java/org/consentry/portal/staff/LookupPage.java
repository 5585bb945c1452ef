// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.patient.PatientClient;
import org.consentry.portal.fhir.patient.PatientFacts;

/**
 * View model of the look-up.
 *
 * @param matches what was found; empty before anything was looked for
 */
public record LookupPage(LookupForm form, List<Mistake> mistakes, Optional<List<PatientFacts>> matches, boolean expired)
        implements WithMistakes {

    public boolean tooMany() {
        return matches.filter(m -> m.size() > PatientClient.MAX_MATCHES).isPresent();
    }
}
