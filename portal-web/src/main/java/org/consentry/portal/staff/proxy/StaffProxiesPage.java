// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.proxy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.patient.PatientFacts;
import org.consentry.portal.fhir.people.EnteredGrant;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.WithMistakes;

/**
 * View model of who may act for a patient, with the form for the next one.
 *
 * @param notice message key of what happened; empty for nothing
 */
public record StaffProxiesPage(
        PatientFacts patient,
        List<EnteredGrant> grants,
        StaffProxyForm form,
        List<Mistake> mistakes,
        Optional<String> notice,
        LocalDate today)
        implements WithMistakes {

    public StaffProxiesPage {
        grants = List.copyOf(grants);
        mistakes = List.copyOf(mistakes);
    }

    public List<String> kinds() {
        return StaffProxyForm.KINDS;
    }

    public List<String> powers() {
        return StaffProxyForm.MORE;
    }
}
