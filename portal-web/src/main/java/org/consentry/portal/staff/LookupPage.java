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
public record LookupPage(
        LookupForm form, List<Mistake> mistakes, Optional<List<PatientFacts>> matches, boolean expired) {

    public boolean tooMany() {
        return matches.filter(m -> m.size() > PatientClient.MAX_MATCHES).isPresent();
    }

    /** The message key of what is wrong with a field, or of any mistake if nothing is. */
    public String mistake(String field) {
        return mistakes.stream()
                .filter(m -> m.field().equals(field))
                .map(Mistake::key)
                .findFirst()
                .orElse("error.summary.title");
    }

    public boolean wrong(String field) {
        return mistakes.stream().anyMatch(m -> m.field().equals(field));
    }
}
