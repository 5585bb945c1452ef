// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.util.Locale;
import org.consentry.portal.fhir.number.FoundByNumber;
import org.consentry.portal.fhir.patient.PatientFacts;

/** One of several things that share a number, with the patient whose it is. */
public record NumberedMatch(FoundByNumber found, PatientFacts patient) {

    /** The address of its page. */
    public String path() {
        return path(found);
    }

    /** The end of the message key of what it is. */
    public String kind() {
        return found.kind().name().toLowerCase(Locale.ROOT);
    }

    static String path(FoundByNumber found) {
        String patient = "/staff/patients/" + found.patient();
        return switch (found.kind()) {
            case LINE -> patient + "/lines/" + found.id();
            case CHOICE -> patient + "/choices/" + found.id();
            case REQUEST -> "/staff/requests/" + found.id();
            case QUESTION -> "/staff/inbox/" + found.id();
        };
    }

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "NumberedMatch[]";
    }
}
