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
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.server.access.PatientIdentities;
import org.consentry.server.feed.FactStore;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;

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

    /** Whether a patient may be in it, whatever the scan. */
    Decision patient(String patient, Destination to) {
        return number(patient)
                .<Decision>map(found -> decide(found, Study.UNKNOWN, to))
                .orElseGet(Admission::nobody);
    }

    /** Whether one of the patient's scans may be in it. */
    Decision study(String patient, ResourceKey study, Destination to) {
        Optional<PatientId> number = number(patient);
        Optional<LinkedStudy> linked = uid(study).flatMap(uid -> known.study(uid, NOW));
        if (number.isEmpty() || linked.isEmpty()) {
            return nobody();
        }
        return linked.get().patient().equals(number.get())
                ? decide(number.get(), linked.get().asStudy(), to)
                : new Deny(Reason.MIXED_PATIENT);
    }

    /** Citation of the regimes that apply to a patient. */
    Optional<String> regime(String patient, Destination to) {
        return number(patient)
                .flatMap(number -> known.recipient(to.recipient(), NOW)
                        .flatMap(recipient -> known.regimes(NOW)
                                .map(regimes -> regimes.inForce(recipient.asks(
                                                number, Study.UNKNOWN, Set.of(to.purpose()), clock.instant()))
                                        .citation())));
    }

    private Decision decide(PatientId patient, Study study, Destination to) {
        Optional<RegisteredRecipient> recipient = known.recipient(to.recipient(), NOW);
        Optional<RegimeSet> regimes = known.regimes(NOW);
        if (known.isMerged(patient)) {
            return new Deny(Reason.INDET_IDENTITY);
        }
        if (regimes.isEmpty()) {
            return new Deny(Reason.INDET_INCOMPLETE);
        }
        if (recipient.isEmpty()) {
            return new Deny(Reason.DEST_UNREGISTERED);
        }
        PatientTerms terms = known.terms(patient, NOW);
        AccessRequest request =
                recipient.get().asks(patient, study, Set.of(to.purpose()), terms.present(clock.instant()));
        return ConsentPolicy.forSupported(recipient.get().decided(request, terms, regimes.get()), to.supported());
    }

    private Optional<PatientId> number(String patient) {
        return identities.of(patient);
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
