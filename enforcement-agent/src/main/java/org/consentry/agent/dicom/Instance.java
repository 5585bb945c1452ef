// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.replica.ReplicaView;
import org.consentry.policy.Deny;
import org.consentry.policy.PatientId;
import org.consentry.policy.Reason;
import org.consentry.policy.StudyUid;

/**
 * The facts of one object that a decision needs, from its own data set.
 *
 * @param number the PatientID; empty if the data set has none
 * @param issuer who issued it
 * @param others other numbers of the patient in the data set, where it names their issuer
 * @param study empty if the data set names none
 */
record Instance(Optional<String> number, Issuer issuer, Set<PatientId> others, Optional<StudyUid> study) {
    Instance {
        others = Set.copyOf(others);
    }

    /**
     * Reads a data set.
     *
     * @throws MalformedDatasetException if an identifier is there twice or is none
     */
    static Instance of(Dataset dataset, Issuers issuers) {
        return new Instance(
                dataset.string(Tag.PATIENT_ID),
                issuers.of(dataset),
                dataset.items(Tag.OTHER_PATIENT_IDS_SEQUENCE).stream()
                        .flatMap(item -> other(item, issuers).stream())
                        .collect(Collectors.toSet()),
                dataset.string(Tag.STUDY_INSTANCE_UID).map(Instance::study));
    }

    /** Whose it is; empty if that cannot be told. */
    Optional<PatientId> patient() {
        return number.flatMap(value -> issuer.authority().map(authority -> new PatientId(authority, value)));
    }

    /**
     * Why it cannot be told whose it is; empty if it can. Two numbers of one authority are one person's only if the
     * replica knows that.
     */
    Optional<Deny> unidentified(ReplicaView view) {
        if (number.isEmpty()) {
            return Optional.of(new Deny(Reason.NO_PATIENT));
        }
        Optional<PatientId> patient = patient();
        if (patient.isEmpty()) {
            boolean unknown = issuer instanceof Issuer.Unknown;
            return Optional.of(new Deny(unknown ? Reason.ISSUER_UNKNOWN : Reason.INDET_IDENTITY));
        }
        return view.mayBeOne(patient.get(), others) ? Optional.empty() : Optional.of(new Deny(Reason.INDET_IDENTITY));
    }

    private static Optional<PatientId> other(Dataset item, Issuers issuers) {
        return issuers.named(item)
                .flatMap(Issuer::authority)
                .flatMap(authority -> item.string(Tag.PATIENT_ID).map(value -> new PatientId(authority, value)));
    }

    private static StudyUid study(String uid) {
        try {
            return new StudyUid(uid);
        } catch (IllegalArgumentException e) {
            throw new MalformedDatasetException("expected a UID in " + Tag.text(Tag.STUDY_INSTANCE_UID));
        }
    }
}
