// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.export;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.RecipientId;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.Merges;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.Route;
import org.jspecify.annotations.Nullable;

/**
 * The simplest door there is: it looks through everything it was told, newest first.
 *
 * @param told what it was told
 * @param knowsPatients whether the numbers in it are those of patients here
 * @param route its one open route, or null if it has none
 */
record ToldFacts(Told told, boolean knowsPatients, @Nullable Route route) implements ExportFacts {

    /** A door that knows its patients and has no route. */
    ToldFacts(Told told) {
        this(told, true, null);
    }

    @Override
    public Optional<LinkedStudy> study(StudyUid study) {
        return newest(
                        FeedEntry.StudyLinked.class,
                        entry -> entry.study().study().equals(study))
                .map(FeedEntry.StudyLinked::study);
    }

    @Override
    public PatientId current(PatientId patient) {
        return merges().current(patient);
    }

    @Override
    public boolean isKnown(PatientId patient) {
        return knowsPatients;
    }

    @Override
    public Optional<Route> openRoute(ExportQuestion asked) {
        return Optional.ofNullable(route);
    }

    @Override
    public PatientTerms terms(PatientId patient) {
        return merges().terms(
                        patient,
                        number -> newest(
                                        FeedEntry.ConsentChanged.class,
                                        entry -> entry.patient().equals(number))
                                .map(FeedEntry.ConsentChanged::terms)
                                .orElse(null));
    }

    @Override
    public Optional<RegisteredRecipient> recipient(RecipientId recipient) {
        return newest(
                        FeedEntry.RecipientChanged.class,
                        entry -> entry.recipient().id().equals(recipient))
                .map(FeedEntry.RecipientChanged::recipient);
    }

    @Override
    public Optional<RegimeSet> regimes() {
        return newest(FeedEntry.RegimesChanged.class, entry -> true).map(FeedEntry.RegimesChanged::regimes);
    }

    private Merges merges() {
        return Merges.of(all(FeedEntry.PatientMerged.class).toList());
    }

    private <E extends FeedEntry> Optional<E> newest(Class<E> type, Predicate<E> about) {
        List<E> found = all(type).filter(about).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }

    private <E extends FeedEntry> Stream<E> all(Class<E> type) {
        return told.entries().stream().filter(type::isInstance).map(type::cast);
    }
}
