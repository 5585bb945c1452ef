// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import static org.consentry.server.feed.LogStore.NOW;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.policy.Decision;
import org.consentry.policy.Deny;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Permit;
import org.consentry.policy.Reason;
import org.consentry.policy.RecipientId;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.Merges;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.protocol.export.Certainty;
import org.consentry.protocol.export.ExportDecision;
import org.consentry.protocol.export.ExportFacts;
import org.consentry.protocol.export.ExportQuestion;
import org.consentry.server.feed.FactBatchStore;
import org.consentry.server.feed.FactStore;
import org.consentry.server.feed.RegistryAnswers;
import org.consentry.server.fhir.person.PatientIdentities;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.ResourceBatchStore;
import org.consentry.server.storage.ResourceKey;
import org.jspecify.annotations.Nullable;

/**
 * Decides who and what is in an export for a recipient, by the facts that agents decide by. What is not known, not
 * registered or contradictory is a deny.
 */
@Singleton
public class Admission {
    private static final String OID = "urn:oid:";

    private final FactStore known;
    private final FactBatchStore facts;
    private final PatientIdentities identities;
    private final ResourceBatchStore resources;
    private final RegistryAnswers registries;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public Admission(
            FactStore known,
            FactBatchStore facts,
            PatientIdentities identities,
            ResourceBatchStore resources,
            RegistryAnswers registries,
            InstantSource clock) {
        this.known = known;
        this.facts = facts;
        this.identities = identities;
        this.resources = resources;
        this.registries = registries;
        this.clock = clock;
    }

    /**
     * Begins to decide for a recipient: what is known of it, of these patients and their scans is read now and once.
     */
    Round round(ExportRecipient to, Collection<String> patients, Collection<ResourceKey> studies) {
        return new Round(to, patients, studies);
    }

    /** Decisions for one recipient about some patients, in one transaction, which must be short. */
    final class Round {
        private final ExportRecipient to;
        private final long position;
        private final Optional<RegisteredRecipient> recipient;
        private final Optional<RegimeSet> regimes;
        private final Map<String, PatientId> numbers;
        private final Merges merges;
        private final Map<PatientId, PatientTerms> terms;
        private final Map<ResourceKey, LinkedStudy> studies;
        private final Map<StudyUid, LinkedStudy> scans;

        private Round(ExportRecipient to, Collection<String> patients, Collection<ResourceKey> studies) {
            this.to = to;
            // First, so that all that stands up to here is in what is read after it.
            this.position = known.position();
            this.recipient = known.recipient(to.recipient(), NOW);
            this.regimes = known.regimes(NOW);
            this.numbers = identities.of(resources.current("Patient", patients).values());
            this.studies = linked(studies);
            this.scans = this.studies.values().stream()
                    .collect(Collectors.toMap(LinkedStudy::study, Function.identity(), (one, same) -> one));
            this.merges = facts.merges(Stream.concat(
                            numbers.values().stream(), scans.values().stream().map(LinkedStudy::patient))
                    .collect(Collectors.toSet()));
            // A merge that comes in between tells under each of its numbers what was said under all.
            this.terms = facts.terms(numbers.values().stream()
                    .flatMap(number -> merges.all(number).stream())
                    .collect(Collectors.toSet()));
        }

        /** One of the patients, by logical id. */
        Person of(String patient) {
            return new Person(this, numbers.get(patient));
        }

        /** Where the recipient is; empty if it is not known. */
        String country() {
            return recipient.map(RegisteredRecipient::country).orElse("");
        }

        /** The position of the change log up to which everything was known. */
        long position() {
            return position;
        }
    }

    /** One patient in a round. */
    final class Person implements ExportFacts {
        private final Round round;
        private final @Nullable PatientId number;

        private Person(Round round, @Nullable PatientId number) {
            this.round = round;
            this.number = number;
        }

        Optional<PatientId> number() {
            return Optional.ofNullable(number);
        }

        /** Whether the patient may be in it, whatever the scan. */
        Decision whole() {
            return made(null).decision();
        }

        /** Whether one of the patient's scans may be in it. */
        Decision study(ResourceKey study) {
            LinkedStudy linked = round.studies.get(study);
            return linked == null
                    ? new Deny(Reason.NO_PATIENT)
                    : made(linked.study()).decision();
        }

        /** Citation of the regimes that apply. */
        Optional<String> regime() {
            return number().map(found -> made(null).regime());
        }

        private ExportDecision made(@Nullable StudyUid study) {
            ExportQuestion question = ExportQuestion.disclosing(
                    number, study, round.to.recipient(), Set.of(round.to.purpose()), round.to.supported());
            return ExportDecision.of(question, this, Certainty.SURE, clock.instant());
        }

        @Override
        public Optional<LinkedStudy> study(StudyUid study) {
            return Optional.ofNullable(round.scans.get(study));
        }

        @Override
        public PatientId current(PatientId patient) {
            return round.merges.current(patient);
        }

        @Override
        public boolean isKnown(PatientId patient) {
            return number != null;
        }

        @Override
        public PatientTerms terms(PatientId patient) {
            return number == null ? PatientTerms.NONE : registries.onto(round.merges.terms(number, round.terms::get));
        }

        @Override
        public Optional<RegisteredRecipient> recipient(RecipientId recipient) {
            return round.recipient.filter(found -> found.id().equals(recipient));
        }

        @Override
        public Optional<RegimeSet> regimes() {
            return round.regimes;
        }
    }

    /** What the change log tells of these scans. A scan without exactly one UID is none of them. */
    private Map<ResourceKey, LinkedStudy> linked(Collection<ResourceKey> studies) {
        Map<String, List<Criterion.Term>> found = resources.indexed(
                Selection.STUDY, studies.stream().map(ResourceKey::id).toList(), "identifier");
        Map<ResourceKey, StudyUid> uids = new HashMap<>();
        studies.forEach(study -> uid(found.getOrDefault(study.id(), List.of())).ifPresent(uid -> uids.put(study, uid)));
        Map<StudyUid, LinkedStudy> told = facts.studies(uids.values());
        uids.values().retainAll(told.keySet());
        return uids.entrySet().stream()
                .collect(
                        Collectors.toMap(Map.Entry::getKey, each -> Objects.requireNonNull(told.get(each.getValue()))));
    }

    private static Optional<StudyUid> uid(List<Criterion.Term> identifiers) {
        List<StudyUid> uids = identifiers.stream()
                .map(Criterion.Term::value)
                .filter(value -> value != null && value.startsWith(OID))
                .map(value -> new StudyUid(value.substring(OID.length())))
                .toList();
        return uids.size() == 1 ? Optional.of(uids.get(0)) : Optional.empty();
    }

    /** The permit, if there is one. */
    static Optional<Permit> permit(Decision decision) {
        return decision instanceof Permit permit ? Optional.of(permit) : Optional.empty();
    }
}
