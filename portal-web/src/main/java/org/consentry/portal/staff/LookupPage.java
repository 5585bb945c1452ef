// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.patient.PatientClient;
import org.consentry.portal.fhir.patient.PatientFacts;

/**
 * View model of the look-up.
 *
 * @param matches who was found; empty before anybody was looked for
 * @param numbered what has the number that was looked for; empty before a number was looked for
 */
public record LookupPage(
        LookupForm form,
        List<Mistake> mistakes,
        Optional<List<PatientFacts>> matches,
        Optional<List<NumberedMatch>> numbered,
        boolean expired)
        implements WithMistakes {

    /** A page before anything was found by a number. */
    public LookupPage(LookupForm form, List<Mistake> mistakes, Optional<List<PatientFacts>> matches, boolean expired) {
        this(form, mistakes, matches, Optional.empty(), expired);
    }

    public boolean tooMany() {
        return matches.filter(m -> m.size() > PatientClient.MAX_MATCHES).isPresent();
    }
}
