// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.RecipientId;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.Claims;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.Merges;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.export.ExportFacts;
import org.consentry.protocol.export.ExportQuestion;
import org.consentry.server.feed.PastTermsSource;
import org.consentry.server.feed.RegistryAnswers;
import org.consentry.server.feed.Subject;
import org.jspecify.annotations.Nullable;

/** What one view of the log knows, for one question. For one thread. */
final class LogFacts implements ExportFacts {
    private static final String STUDY = "ImagingStudy/";

    private final LogView known;
    private final long position;
    private final Merges merges;
    private final Sources sources;
    private final Claims claims;
    private final Instant now;

    /**
     * Where it looks up what the log does not tell.
     *
     * @param patients which numbers are those of one patient
     * @param registries which registries must be asked
     * @param earlier what held before
     */
    record Sources(PatientLookupStore patients, RegistryAnswers registries, PastTermsSource earlier) {}

    LogFacts(LogView known, Sources sources, Claims claims, Instant now) {
        this.known = known;
        // First, so that all that stands up to here is in what is read after it.
        this.position = known.position();
        this.merges = known.merges();
        this.sources = sources;
        this.claims = claims;
        this.now = now;
    }

    /** The position of the log it was gathered at. */
    long position() {
        return position;
    }

    @Override
    public Optional<LinkedStudy> study(StudyUid study) {
        return find(Subject.of(study), FeedEntry.StudyLinked.class, FeedEntry.StudyLinked::study);
    }

    @Override
    public PatientId current(PatientId patient) {
        return merges.current(patient);
    }

    @Override
    public boolean isKnown(PatientId patient) {
        return sources.patients().logicalId(patient).isPresent();
    }

    @Override
    public PatientTerms terms(PatientId patient) {
        PatientTerms said = sources.patients()
                .logicalId(patient)
                .flatMap(record -> earlier(record, patient))
                .orElseGet(() -> merges.terms(patient, this::told));
        return sources.registries().onto(said);
    }

    @Override
    public Optional<RegisteredRecipient> recipient(RecipientId recipient) {
        return find(Subject.of(recipient), FeedEntry.RecipientChanged.class, FeedEntry.RecipientChanged::recipient);
    }

    @Override
    public Optional<RegimeSet> regimes() {
        return find(Subject.REGIMES, FeedEntry.RegimesChanged.class, FeedEntry.RegimesChanged::regimes);
    }

    /** What the identifiers of the question stand for here. */
    AnsweredQuestion.Matched matched(ExportQuestion asked) {
        Optional<LinkedStudy> study = Optional.ofNullable(asked.study()).flatMap(this::study);
        // The answer is told under the scan's own record, whose it stays when a merge ends.
        Optional<String> own = study.map(LinkedStudy::patient).flatMap(sources.patients()::logicalId);
        Optional<PatientId> person =
                asked.study() == null ? Optional.ofNullable(asked.patient()) : study.map(LinkedStudy::patient);
        return new AnsweredQuestion.Matched(
                own.or(() -> person.map(this::current).flatMap(sources.patients()::logicalId))
                        .orElse(null),
                study.flatMap(LogFacts::ownId).orElse(null),
                recipient(asked.recipient()).map(RegisteredRecipient::name).orElse(null));
    }

    /** What held before the newest known version of every consent; empty if the log tells all that held. */
    private Optional<PatientTerms> earlier(String patient, PatientId number) {
        Instant asOf = claims.asOf();
        Instant knownAsOf = claims.knownAsOf() == null ? now : claims.knownAsOf();
        return asOf == null || !asOf.isBefore(knownAsOf)
                ? Optional.empty()
                : Optional.of(sources.earlier().terms(patient, number, asOf, knownAsOf));
    }

    private @Nullable PatientTerms told(PatientId number) {
        return find(Subject.of(number), FeedEntry.ConsentChanged.class, FeedEntry.ConsentChanged::terms)
                .orElse(null);
    }

    private static Optional<String> ownId(LinkedStudy study) {
        Set<String> references = study.facts().origin().references();
        return references == null
                ? Optional.empty()
                : references.stream()
                        .filter(reference -> reference.startsWith(STUDY))
                        .map(reference -> reference.substring(STUDY.length()))
                        .findFirst();
    }

    private <E extends FeedEntry, T> Optional<T> find(String subject, Class<E> type, Function<E, T> part) {
        return known.newest(subject).map(type::cast).map(part);
    }
}
