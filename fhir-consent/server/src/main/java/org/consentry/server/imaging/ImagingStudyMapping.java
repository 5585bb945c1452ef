// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.imaging;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.consentry.policy.StudyUid;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.fhir.form.DateSpan;
import org.consentry.server.fhir.person.PatientIdentities;
import org.consentry.server.fhir.record.Filing;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.SearchSpec;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ImagingStudy;

/** Reads an ImagingStudy. */
final class ImagingStudyMapping {
    private static final String UID_SYSTEM = "urn:dicom:uid";
    private static final String OID = "urn:oid:";

    private ImagingStudyMapping() {}

    /** The Study Instance UID. */
    static Optional<StudyUid> uid(ImagingStudy study, Complaints complaints) {
        List<String> uids = study.getIdentifier().stream()
                .filter(identifier -> UID_SYSTEM.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .toList();
        if (uids.size() == 1 && uids.get(0) != null && uids.get(0).startsWith(OID)) {
            try {
                return Optional.of(new StudyUid(uids.get(0).substring(OID.length())));
            } catch (IllegalArgumentException notAUid) {
                complaints.add("ImagingStudy.identifier.value", "urn:oid: and a DICOM UID", "another form");
                return Optional.empty();
            }
        }
        complaints.add(
                "ImagingStudy.identifier",
                "one identifier with system urn:dicom:uid and value urn:oid:<Study Instance UID>",
                uids.size() + " that fit");
        return Optional.empty();
    }

    /** Logical id of the patient the study is of. */
    static Optional<String> subject(ImagingStudy study, Complaints complaints) {
        Optional<String> patient = PatientIdentities.logicalId(study.getSubject());
        if (patient.isEmpty()) {
            complaints.add("ImagingStudy.subject", "a literal reference Patient/x", "none");
        }
        return patient;
    }

    static SearchSpec withUid(StudyUid uid) {
        return SearchSpec.of("ImagingStudy")
                .with(new Criterion.AnyOf("identifier", List.of(new Criterion.Term(UID_SYSTEM, OID + uid.value()))));
    }

    static Filing filing(ImagingStudy study, String patient, ZoneId zone) {
        DateTimeType started = study.getStartedElement();
        Instant sortAt = started.hasValue() ? DateSpan.of(started, zone).low() : Instant.EPOCH;
        return new Filing(patient, sortAt);
    }
}
