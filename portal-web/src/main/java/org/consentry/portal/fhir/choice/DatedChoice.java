// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import java.time.DateTimeException;
import java.time.Duration;
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
 * @param earliest the first instant that its date can mean
 * @param latest the last one: the same, unless the date is a day or longer
 */
record DatedChoice(Choice choice, String patient, Instant earliest, Instant latest) {

    /** How much earlier or later than in UTC a day begins anywhere. */
    private static final Duration ZONES = Duration.ofHours(14);

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
        Optional<String> told = consent.text("dateTime").filter(text -> text.length() <= 10);
        Optional<Instant> first = told.flatMap(text -> consent.firstInstant("dateTime"));
        Optional<Instant> end = told.flatMap(DatedChoice::after);
        return ChoiceMapping.choice(consent)
                .map(choice -> new DatedChoice(
                        choice,
                        consent.referenceId("patient").orElse(""),
                        first.map(noon -> noon.minus(Duration.ofHours(12)).minus(ZONES))
                                .orElse(choice.at()),
                        end.map(after -> after.plus(ZONES)).orElse(choice.at())));
    }

    /**
     * The choice that counts among two about one matter: the newer of those that say yes or no. Two choices of the same
     * moment are a problem for staff to check, not a yes. So are two choices whose dates may overlap, since one is a
     * day or longer.
     */
    static DatedChoice counting(DatedChoice one, DatedChoice other) {
        if (one.saysNothing() != other.saysNothing()) {
            return one.saysNothing() ? other : one;
        }
        if (one.earliest.isAfter(other.latest)) {
            return one;
        }
        return other.earliest.isAfter(one.latest) ? other : one.unclear();
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
                choice.id(),
                choice.version(),
                choice.matter(),
                value,
                choice.at(),
                choice.since(),
                choice.text(),
                choice.entry());
        return new DatedChoice(other, patient, earliest, latest);
    }
}
