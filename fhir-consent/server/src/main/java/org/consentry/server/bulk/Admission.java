// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import static org.consentry.server.feed.LogStore.NOW;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.consentry.server.access.PatientIdentities;
import org.consentry.server.feed.FactStore;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.jspecify.annotations.Nullable;

/**
 * Decides who and what is in an export for a recipient, by the facts that agents decide by. What is not known, not
 * registered or contradictory is a deny.
 */
@Singleton
public class Admission {
    private static final String OID = "urn:oid:";

    private final FactStore known;
    private final PatientIdentities identities;
    private final ResourceStore resources;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public Admission(FactStore known, PatientIdentities identities, ResourceStore resources, InstantSource clock) {
        this.known = known;
        this.identities = identities;
        this.resources = resources;
        this.clock = clock;
    }

    /** Begins to decide for a recipient: what is known of it, and the rules, are read now and once. */
    Round round(Destination to) {
        return new Round(to);
    }

    /**
     * Decisions for one recipient in one transaction, which must be short. Whatever is known of a patient is read when
     * they are asked about.
     */
    final class Round {
        private final Destination to;
        private final Optional<RegisteredRecipient> recipient;
        private final Optional<RegimeSet> regimes;

        private Round(Destination to) {
            this.to = to;
            this.recipient = known.recipient(to.recipient(), NOW);
            this.regimes = known.regimes(NOW);
        }

        /** One patient by logical id. */
        Person of(String patient) {
            return new Person(this, identities.of(patient).orElse(null));
        }

        /** Where the recipient is; empty if it is not known. */
        String country() {
            return recipient.map(RegisteredRecipient::country).orElse("");
        }
    }

    /** One patient in a round: what stands of them is read once, however many scans are asked about. */
    final class Person {
        private final Round round;
        private final @Nullable PatientId number;
        private final Merges merges;
        private final PatientTerms terms;

        private Person(Round round, @Nullable PatientId number) {
            this.round = round;
            this.number = number;
            this.merges = number == null ? Merges.NONE : known.chain(number);
            // Under each number all is told that the person said; under two of them, nothing can be missed in between.
            this.terms = number == null ? PatientTerms.NONE : merges.terms(number, each -> known.terms(each, NOW));
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
            Optional<LinkedStudy> linked = uid(study).flatMap(uid -> known.study(uid, NOW));
            if (number == null || linked.isEmpty()) {
                return nobody();
            }
            PatientId patient = linked.get().patient();
            return known.chain(patient).current(patient).equals(merges.current(number))
                    ? decide(number, linked.get().asStudy())
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

    private Optional<StudyUid> uid(ResourceKey study) {
        List<StudyUid> uids = resources.indexed(study, "identifier").stream()
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
