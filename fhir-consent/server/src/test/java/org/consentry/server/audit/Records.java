// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.consentry.server.audit.store.AuditIds;
import org.consentry.server.audit.store.AuditRecord;
import org.consentry.server.storage.RandomIds;
import org.jspecify.annotations.Nullable;

/** Events as they are kept, with as little in them as a test needs. */
public final class Records {
    static final String RELEASE = "http://dicom.nema.org/resources/ontology/DCM|110106";
    public static final String REFUSAL = "http://dicom.nema.org/resources/ontology/DCM|110113";
    public static final String REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason|";

    private static final AuditIds IDS = new AuditIds(new RandomIds(new Random(7)));

    private Records() {}

    public static AuditRecord release(@Nullable String patient, String recipient, String study, Instant at) {
        return of(RELEASE, patient, recipient, study, at);
    }

    public static AuditRecord refusal(@Nullable String patient, String recipient, String study, Instant at) {
        return of(REFUSAL, patient, recipient, study, at);
    }

    private static AuditRecord of(String type, @Nullable String patient, String recipient, String study, Instant at) {
        boolean release = type.equals(RELEASE);
        return new AuditRecord(
                IDS.next(at),
                at,
                patient,
                type,
                new AuditRecord.Codes(
                        List.of(release ? "urn:lifecycle|disclose" : "urn:authz|AuthZ-Consent", "urn:more|second"),
                        release ? "R" : "E",
                        release ? "0" : "8",
                        List.of(REASON + "MLTRAINING")),
                new AuditRecord.Parts(
                        recipient,
                        study,
                        List.of("Organization/" + recipient),
                        List.of("Patient/" + patient, "ImagingStudy/" + study),
                        patient == null),
                "{\"resourceType\":\"AuditEvent\",\"recorded\":\"" + at + "\"}");
    }
}
