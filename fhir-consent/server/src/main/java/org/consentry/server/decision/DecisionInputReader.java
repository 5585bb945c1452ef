// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.consentry.policy.AccessRequest;
import org.consentry.policy.Circumstances;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Reason;
import org.consentry.policy.Recipient;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.RegistryAnswer;
import org.consentry.policy.Study;
import org.consentry.protocol.Claims;
import org.consentry.protocol.Evaluation;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.Merges;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.server.feed.LogStore;
import org.consentry.server.feed.PastTermsSource;
import org.consentry.server.feed.RegistryAnswers;
import org.consentry.server.feed.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The one place where a question becomes what the policy decides on. What the log knows wins over what the question
 * claims; the log's record time gives what was known at an earlier moment.
 */
@Singleton
public class DecisionInputReader {
    /** Stands for a patient that nothing was found of. */
    private static final PatientId NOBODY = new PatientId("urn:consentry:unknown", "-");

    private static final String STUDY = "ImagingStudy/";

    private final CurrentLogView replica;
    private final LogStore log;
    private final PatientLookupStore patients;
    private final RegistryAnswers registries;
    private final PastTermsSource earlier;

    /** Takes its collaborators. */
    @Inject
    public DecisionInputReader(
            CurrentLogView replica,
            LogStore log,
            PatientLookupStore patients,
            RegistryAnswers registries,
            PastTermsSource earlier) {
        this.replica = replica;
        this.log = log;
        this.patients = patients;
        this.registries = registries;
        this.earlier = earlier;
    }

    /**
     * Gathers what a question needs, from memory or, for what was known at an earlier moment, from the log itself.
     *
     * @throws org.consentry.server.feed.FeedUnavailableException if something had to be read and could not be
     * @throws MalformedMessageException if what was read cannot be understood
     */
    public DecisionInput of(Evaluation asked, Instant now) {
        Instant knownAsOf = asked.claims().knownAsOf();
        return of(asked, now, knownAsOf == null ? replica : new PastLogView(log, knownAsOf));
    }

    DecisionInput of(Evaluation asked, Instant now, LogView known) {
        long position = known.position();
        Merges merges = known.merges();
        Optional<LinkedStudy> study = asked.resource()
                .study()
                .flatMap(
                        uid -> find(known, Subject.of(uid), FeedEntry.StudyLinked.class, FeedEntry.StudyLinked::study));
        Optional<PatientId> patient = study.map(LinkedStudy::patient)
                .or(() -> asked.resource().patient())
                .map(merges::current);
        Optional<String> logicalId = patient.flatMap(patients::logicalId);
        RegisteredRecipient recipient = find(
                        known,
                        Subject.of(asked.recipient()),
                        FeedEntry.RecipientChanged.class,
                        FeedEntry.RecipientChanged::recipient)
                .orElse(null);
        PatientTerms terms = patient.map(id -> logicalId
                        .flatMap(record -> earlier(asked.claims(), now, record, id))
                        .orElseGet(() -> terms(known, merges, id)))
                .map(this::withRegistries)
                .orElse(PatientTerms.NONE);
        Instant asOf = asked.claims().asOf();
        return new DecisionInput(
                request(asked, asOf == null ? terms.present(now) : asOf, study, patient.orElse(NOBODY), recipient),
                terms,
                regimes(known),
                recipient,
                refused(asked, merges, patient.filter(id -> logicalId.isPresent()), recipient),
                new DecisionInput.Matched(
                        // The answer is told under the scan's own record, whose it stays when a merge ends.
                        study.map(LinkedStudy::patient)
                                .flatMap(patients::logicalId)
                                .or(() -> logicalId)
                                .orElse(null),
                        study.flatMap(DecisionInputReader::ownId).orElse(null)),
                position);
    }

    private static AccessRequest request(
            Evaluation asked,
            Instant asOf,
            Optional<LinkedStudy> study,
            PatientId patient,
            @Nullable RegisteredRecipient recipient) {
        Claims claims = asked.claims();
        Study named = study.map(LinkedStudy::asStudy)
                .orElse(Study.UNKNOWN.identifiedBy(asked.resource().study().orElse(null)));
        return new AccessRequest(
                patient,
                claims.onto(named),
                recipient == null ? new Recipient(asked.recipient(), Set.of(), Set.of()) : recipient.asRecipient(),
                asked.purposes(),
                asked.action(),
                asked.deidState(),
                new Circumstances(
                        claims.sale(),
                        claims.project(),
                        Set.of(),
                        recipient == null ? claims.place() : recipient.placed(claims.place())),
                asOf);
    }

    private static @Nullable Reason refused(
            Evaluation asked, Merges merges, Optional<PatientId> patient, @Nullable RegisteredRecipient recipient) {
        if (patient.isEmpty()) {
            return Reason.NO_PATIENT;
        }
        PatientId claimed = asked.claims().patient();
        if (claimed != null && !merges.current(claimed).equals(patient.get())) {
            return Reason.MIXED_PATIENT;
        }
        boolean registered = recipient != null
                && recipient.device() == (asked.subject().type() == Evaluation.Subject.Type.DEVICE)
                && recipient.isRegisteredFor(asked.purposes());
        return registered ? null : Reason.DEST_UNREGISTERED;
    }

    private static RegimeSet regimes(LogView known) {
        return find(known, Subject.REGIMES, FeedEntry.RegimesChanged.class, FeedEntry.RegimesChanged::regimes)
                .orElseThrow(() -> new MalformedMessageException("expected regimes in the log, found none"));
    }

    /** What held before the newest known version of every consent; empty if the log tells all that held. */
    private Optional<PatientTerms> earlier(Claims claims, Instant now, String patient, PatientId number) {
        Instant asOf = claims.asOf();
        Instant knownAsOf = claims.knownAsOf();
        Instant known = knownAsOf == null ? now : knownAsOf;
        return asOf == null || !asOf.isBefore(known)
                ? Optional.empty()
                : Optional.of(earlier.terms(patient, number, asOf, known));
    }

    /** What the patient said under every number. */
    private static PatientTerms terms(LogView known, Merges merges, PatientId patient) {
        return merges.terms(
                patient,
                number -> find(
                                known,
                                Subject.of(number),
                                FeedEntry.ConsentChanged.class,
                                FeedEntry.ConsentChanged::terms)
                        .orElse(null));
    }

    /** A registry nothing was told of yet has not been asked about this patient. */
    private PatientTerms withRegistries(PatientTerms terms) {
        List<RegistryAnswer> untold = registries.unknown().stream()
                .filter(answer -> terms.registries().stream()
                        .noneMatch(told -> told.registry().equals(answer.registry())))
                .toList();
        return untold.isEmpty()
                ? terms
                : terms.with(Stream.concat(terms.registries().stream(), untold.stream())
                        .toList());
    }

    private static Optional<String> ownId(LinkedStudy study) {
        Set<String> references = study.facts().references();
        return references == null
                ? Optional.empty()
                : references.stream()
                        .filter(reference -> reference.startsWith(STUDY))
                        .map(reference -> reference.substring(STUDY.length()))
                        .findFirst();
    }

    private static <E extends FeedEntry, T> Optional<T> find(
            LogView known, String subject, Class<E> type, Function<E, T> part) {
        return known.newest(subject).map(type::cast).map(part);
    }
}
