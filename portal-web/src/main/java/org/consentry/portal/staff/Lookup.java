// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.consentry.portal.fhir.patient.PatientFacts;

/**
 * The patient that a member of staff looks for, and why. It is kept in the server-side session: neither a patient nor a
 * reason is ever in an address.
 *
 * @param reason what the patient will read, 5 to 200 letters
 * @param number medical record number, empty when looking by name
 * @param said number of a line, a choice or a question, as the patient reads it out; empty for none
 */
record Lookup(String reason, String number, String said, String name, String birthDate) implements Serializable {

    private static final String ATTRIBUTE = "consentry.lookup";
    private static final int MIN_REASON = 5;
    private static final int MAX_REASON = 200;

    static Optional<Lookup> of(HttpSession session) {
        return session.getAttribute(ATTRIBUTE) instanceof Lookup lookup ? Optional.of(lookup) : Optional.empty();
    }

    /** Whether a patient could read this as a reason. */
    static boolean isReason(String text) {
        return text.length() >= MIN_REASON && text.length() <= MAX_REASON;
    }

    void keep(HttpSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }

    /** Whether something was typed that a patient can be compared with. */
    boolean compares() {
        return !number.isEmpty() || !name.isEmpty() || !birthDate.isEmpty();
    }

    /** Whether a patient that a number found has the name and the birth date that were typed beside it. */
    boolean fits(PatientFacts patient) {
        boolean born = birthDate.isEmpty() || birthDate.equals(patient.birthDate());
        return born
                && List.of(plain(patient.name()).split(" "))
                        .containsAll(List.of(plain(name).split(" ")));
    }

    /** Without accents and capitals, and with a space in front, so that no name is found as well. */
    private static String plain(String text) {
        String letters = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        return " "
                + letters.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]+", " ").strip();
    }

    /** Nobody looks for this any more: the next form begins empty. */
    static void forget(HttpSession session) {
        session.removeAttribute(ATTRIBUTE);
    }

    boolean searches() {
        return !number.isEmpty() || !said.isEmpty() || !name.isEmpty();
    }

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "Lookup[]";
    }
}
