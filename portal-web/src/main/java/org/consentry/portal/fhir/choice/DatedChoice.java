// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import java.util.Optional;
import org.consentry.portal.fhir.Node;

/**
 * One of a person's choices.
 *
 * @param patient the record it is under, since a person may have several
 * @param exact whether its date is one instant, not a day or longer
 */
record DatedChoice(Choice choice, String patient, boolean exact) {

    static Optional<DatedChoice> of(Node consent) {
        boolean exact = consent.instant("dateTime").isPresent()
                || consent.text("dateTime").isEmpty();
        return ChoiceMapping.choice(consent)
                .map(choice ->
                        new DatedChoice(choice, consent.referenceId("patient").orElse(""), exact));
    }

    /**
     * The choice that counts among two about one topic: the newer of those that say yes or no. Two choices of the same
     * moment are a problem for staff to check, not a yes. So are two choices of which one is dated by a day or longer.
     */
    static DatedChoice counting(DatedChoice one, DatedChoice other) {
        if (one.saysNothing() != other.saysNothing()) {
            return one.saysNothing() ? other : one;
        }
        int newer = one.choice().at().compareTo(other.choice().at());
        if (newer == 0 || !one.exact() || !other.exact()) {
            return one.unclear();
        }
        return newer > 0 ? one : other;
    }

    boolean isOf(String record) {
        return patient.equals(record);
    }

    private boolean saysNothing() {
        return choice.value() == Choice.Value.NONE;
    }

    private DatedChoice unclear() {
        Choice unclear = new Choice(
                choice.id(), choice.version(), choice.topic(), Choice.Value.UNCLEAR, choice.at(), choice.since(), choice.text());
        return new DatedChoice(unclear, patient, exact);
    }
}
