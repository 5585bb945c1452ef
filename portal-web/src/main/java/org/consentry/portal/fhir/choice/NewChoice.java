// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import java.time.Instant;
import java.util.Optional;

/**
 * A choice to be written.
 *
 * @param patient logical id of the patient
 * @param id logical id of the Consent that gets a new version; empty for the first choice about the matter
 * @param onVersion the version the patient saw, 0 for none
 * @param since since when the patient has held it, if that is before {@code at}
 * @param text which wording was shown
 * @param key the form's own key: the same key again creates nothing
 */
public record NewChoice(
        String patient,
        Matter matter,
        Choice.Value value,
        Optional<String> id,
        int onVersion,
        Instant at,
        Optional<Instant> since,
        String text,
        String key) {

    /** The same choice as the next version of this one, or as the first one. */
    NewChoice onto(Optional<Choice> before) {
        return new NewChoice(
                patient,
                matter,
                value,
                before.map(Choice::id),
                before.map(Choice::version).orElse(0),
                at,
                since,
                text,
                key);
    }

    /** Leaves out the patient. */
    @Override
    public String toString() {
        return "NewChoice[" + matter.kind() + "]";
    }
}
