// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.entry;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;
import org.consentry.portal.fhir.choice.FormScan;

/**
 * What staff filled in for one patient, until it is read back and saved. It is kept in the server-side session: one at
 * a time, so that nothing of one patient is saved for another.
 *
 * @param patient logical id of the patient
 * @param form a form without mistakes
 * @param key the entry's own key
 */
record EntryDraft(String patient, EntryForm form, Optional<FormScan> scan, String key) {

    private static final String ATTRIBUTE = "consentry.entry";

    /** The draft of this session for this patient. */
    static Optional<EntryDraft> of(HttpSession session, String patient) {
        return session.getAttribute(ATTRIBUTE) instanceof Kept kept && kept.patient.equals(patient)
                ? Optional.of(new EntryDraft(patient, kept.form, Optional.ofNullable(kept.scan), kept.key))
                : Optional.empty();
    }

    void keep(HttpSession session) {
        session.setAttribute(ATTRIBUTE, new Kept(this));
    }

    static void forget(HttpSession session) {
        session.removeAttribute(ATTRIBUTE);
    }

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "EntryDraft[]";
    }

    /** The same as a session keeps it. */
    private static final class Kept implements Serializable {
        private static final long serialVersionUID = 1;

        private final String patient;
        private final EntryForm form;

        @org.jspecify.annotations.Nullable private final FormScan scan;

        private final String key;

        Kept(EntryDraft draft) {
            this.patient = draft.patient;
            this.form = draft.form;
            this.scan = draft.scan.orElse(null);
            this.key = draft.key;
        }
    }
}
