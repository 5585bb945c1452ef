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
import java.util.stream.Collectors;
import org.consentry.policy.AccessRequest;
import org.consentry.policy.ConsentPolicy;
import org.consentry.policy.Decision;
import org.consentry.policy.Deny;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.Permit;
import org.consentry.policy.Reason;
import org.consentry.policy.RegimeSet;
import org.consentry.policy.Study;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.LinkedStudy;
import org.consentry.protocol.Merges;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.server.feed.FactBatchStore;
import org.consentry.server.feed.FactStore;
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
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public Admission(
            FactStore known,
            FactBatchStore facts,
            PatientIdentities identities,
            ResourceBatchStore resources,
            InstantSource clock) {
        this.known = known;
        this.facts = facts;
        this.identities = identities;
        this.resources = resources;
        this.clock = clock;
    }

    /**
     * Begins to decide for a recipient: what is known of it, of these patients and their scans is read now and once.
     */
    Round round(Destination to, Collection<String> patients, Collection<ResourceKey> studies) {
        return new Round(to, patients, studies);
    }

    /** Decisions for one recipient about some patients, in one transaction, which must be short. */
    final class Round {
        private final Destination to;
        private final long position;
        private final Optional<RegisteredRecipient> recipient;
        private final Optional<RegimeSet> regimes;
        private final Map<String, PatientId> numbers;
        private final Map<PatientId, Merges> chains;
        private final Map<PatientId, PatientTerms> terms;
        private final Map<ResourceKey, LinkedStudy> studies;

        private Round(Destination to, Collection<String> patients, Collection<ResourceKey> studies) {
            this.to = to;
            // First, so that all that stands up to here is in what is read after it.
            this.position = known.position();
            this.recipient = known.recipient(to.recipient(), NOW);
            this.regimes = known.regimes(NOW);
            this.numbers = identities.of(resources.current("Patient", patients).values());
            this.chains = new HashMap<>(facts.chains(numbers.values()));
            // Under each number all is told that the person said; under two of them, nothing can be missed in between.
            this.terms = facts.terms(numbers.values().stream()
                    .flatMap(number -> merges(number).all(number).stream())
                    .collect(Collectors.toSet()));
            this.studies = linked(studies);
            this.chains.putAll(facts.chains(this.studies.values().stream()
                    .map(LinkedStudy::patient)
                    .filter(patient -> !chains.containsKey(patient))
                    .collect(Collectors.toSet())));
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

        private Merges merges(PatientId number) {
            return chains.getOrDefault(number, Merges.NONE);
        }
    }

    /** One patient in a round. */
    final class Person {
        private final Round round;
        private final @Nullable PatientId number;
        private final Merges merges;
        private final PatientTerms terms;

        private Person(Round round, @Nullable PatientId number) {
            this.round = round;
            this.number = number;
            this.merges = number == null ? Merges.NONE : round.merges(number);
            this.terms = number == null ? PatientTerms.NONE : merges.terms(number, round.terms::get);
        }

        Optional<PatientId> number() {
            return Optional.ofNullable(number);
        }

        /** Whether the patient may be in it, whatever the scan. */
        Decision whole() {
            return number == null ? nobody() : decide(number, Study.UNKNOWN);
        }

        /** Whether one of the patient's scans may be in it. */
        Decision study(ResourceKey study) {
            LinkedStudy linked = round.studies.get(study);
            if (number == null || linked == null) {
                return nobody();
            }
            PatientId patient = linked.patient();
            return round.merges(patient).current(patient).equals(merges.current(number))
                    ? decide(number, linked.asStudy())
                    : new Deny(Reason.MIXED_PATIENT);
        }

        /** Citation of the regimes that apply. */
        Optional<String> regime() {
            return number().flatMap(found -> round.recipient.flatMap(recipient -> round.regimes.map(regimes ->
                    regimes.inForce(recipient.asks(found, Study.UNKNOWN, Set.of(round.to.purpose()), clock.instant()))
                            .citation())));
        }

        private Decision decide(PatientId patient, Study study) {
            if (round.regimes.isEmpty()) {
                return new Deny(Reason.INDET_INCOMPLETE);
            }
            if (round.recipient.isEmpty()) {
                return new Deny(Reason.DEST_UNREGISTERED);
            }
            RegisteredRecipient recipient = round.recipient.get();
            AccessRequest request = recipient.asks(
                    merges.current(patient), study, Set.of(round.to.purpose()), terms.present(clock.instant()));
            return ConsentPolicy.forSupported(
                    recipient.decided(request, terms, round.regimes.get()), round.to.supported());
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

    private static Decision nobody() {
        return new Deny(Reason.NO_PATIENT);
    }

    /** The permit, if there is one. */
    static Optional<Permit> permit(Decision decision) {
        return decision.fold(Optional::of, deny -> Optional.empty());
    }
}
