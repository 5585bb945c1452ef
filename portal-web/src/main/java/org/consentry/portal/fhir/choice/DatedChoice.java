// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import java.util.Optional;
import org.consentry.portal.fhir.Node;

/**
 * A choice as it was found among those of a person.
 *
 * @param patient whose record it is under: a person may have several
 * @param exact whether its date is one instant, and not a day or longer
 */
record DatedChoice(Choice choice, String patient, boolean exact) {

    static Optional<DatedChoice> of(Node consent) {
        boolean exact = consent.instant("dateTime").isPresent()
                || consent.text("dateTime").isEmpty();
        return ConsentMapping.choice(consent)
                .map(choice ->
                        new DatedChoice(choice, consent.referenceId("patient").orElse(""), exact));
    }

    /**
     * Of two choices about one topic the one that counts: the newer of those that say yes or no. Two of one moment are
     * a problem to be looked at, not a yes; so are two of which one has a day or longer as its date.
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
                choice.id(), choice.version(), choice.topic(), Choice.Value.UNCLEAR, choice.at(), choice.text());
        return new DatedChoice(unclear, patient, exact);
    }
}
