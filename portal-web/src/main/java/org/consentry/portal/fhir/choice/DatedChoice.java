// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.consentry.portal.fhir.Node;

/**
 * One of a person's choices.
 *
 * @param patient the record it is under, since a person may have several
 * @param exact whether its date is one instant, not a day or longer
 */
record DatedChoice(Choice choice, String patient, boolean exact) {

    /** The choice as it counts at a moment: before its period begins and after it ends it says nothing. */
    static Optional<DatedChoice> of(Node consent, Instant now) {
        Node period = consent.at("provision").at("period");
        boolean begun = period.firstInstant("start").filter(now::isBefore).isEmpty();
        boolean ended = period.text("end")
                .flatMap(DatedChoice::after)
                .filter(end -> !now.isBefore(end))
                .isPresent();
        return of(consent).map(dated -> begun && !ended ? dated : dated.saying(Choice.Value.NONE));
    }

    /** The first moment after a time, a day, a month or a year. A text that is none of them ends nothing. */
    private static Optional<Instant> after(String told) {
        try {
            return Optional.of(
                    switch (told.length()) {
                        case 4 -> midnight(LocalDate.parse(told + "-01-01").plusYears(1));
                        case 7 -> midnight(LocalDate.parse(told + "-01").plusMonths(1));
                        case 10 -> midnight(LocalDate.parse(told).plusDays(1));
                        default -> OffsetDateTime.parse(told).toInstant();
                    });
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The choice as it was made, whatever its period. */
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
        return saying(Choice.Value.UNCLEAR);
    }

    private DatedChoice saying(Choice.Value value) {
        Choice other = new Choice(
                choice.id(), choice.version(), choice.topic(), value, choice.at(), choice.since(), choice.text());
        return new DatedChoice(other, patient, exact);
    }
}
