// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.util.Optional;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.MalformedDatasetException;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dicom.dimse.Uids;
import org.consentry.policy.PatientId;
import org.consentry.policy.StudyUid;

/**
 * What a decision needs of one object, taken from its own data set.
 *
 * @param patient empty if the data set names none
 * @param study empty if the data set names none
 */
record Instance(Optional<PatientId> patient, Optional<StudyUid> study) {
    private static final int ISSUER_QUALIFIERS = 0x00100024;
    private static final int UNIVERSAL_ENTITY_ID = 0x00400032;
    private static final int UNIVERSAL_ENTITY_ID_TYPE = 0x00400033;
    private static final String OID = "urn:oid:";

    /**
     * Reads a data set.
     *
     * @param authority who issued a PatientID that does not name its issuer
     * @throws MalformedDatasetException if an identifier is there twice or is none
     */
    static Instance of(Dataset dataset, String authority) {
        Optional<PatientId> patient = dataset.string(Tag.PATIENT_ID)
                .map(value -> new PatientId(issuer(dataset).orElse(authority), value));
        return new Instance(patient, dataset.string(Tag.STUDY_INSTANCE_UID).map(Instance::study));
    }

    private static Optional<String> issuer(Dataset dataset) {
        Optional<String> universal = dataset.items(ISSUER_QUALIFIERS).stream()
                .filter(item -> item.string(UNIVERSAL_ENTITY_ID_TYPE)
                        .filter("ISO"::equals)
                        .isPresent())
                .flatMap(item -> item.string(UNIVERSAL_ENTITY_ID).stream())
                .map(OID::concat)
                .findFirst();
        return universal.or(() ->
                dataset.string(Tag.ISSUER_OF_PATIENT_ID).map(issuer -> Uids.isValid(issuer) ? OID + issuer : issuer));
    }

    private static StudyUid study(String uid) {
        try {
            return new StudyUid(uid);
        } catch (IllegalArgumentException e) {
            throw new MalformedDatasetException("expected a UID in " + Tag.text(Tag.STUDY_INSTANCE_UID));
        }
    }
}
