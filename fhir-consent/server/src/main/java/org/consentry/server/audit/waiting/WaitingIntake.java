// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.waiting;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.consentry.policy.PatientId;
import org.consentry.policy.Purpose;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.WaitingReport;
import org.consentry.protocol.WaitingReportJson;
import org.consentry.server.audit.store.Seal;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.ResourceBatchStore;
import org.consentry.server.storage.ResourceBatchStore.Owned;

/** Takes what an agent tells of what waits there, in place of what it told before, in the caller's transaction. */
@Singleton
public class WaitingIntake {
    private static final int ID_LETTERS = 24;

    private final WaitingStore store;
    private final ResourceBatchStore many;
    private final LinkedPatients people;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public WaitingIntake(WaitingStore store, ResourceBatchStore many, LinkedPatients people, InstantSource clock) {
        this.store = store;
        this.many = many;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Takes it.
     *
     * @return false if a report of a disclosure was taken that the agent had not made when it looked: it is to look
     *     again
     */
    boolean take(WaitingReport report) {
        WaitingStore.Before before = store.lock(report.agent());
        if (before.reported() > report.sequence()) {
            return false;
        }
        String digest = Seal.sha256(WaitingReportJson.write(new WaitingReport(report.agent(), 0, report.scans()))
                .toString());
        if (digest.equals(before.digest())) {
            store.still(report.agent(), digest, clock.instant());
        } else {
            store.replace(report.agent(), rows(report), digest, clock.instant());
        }
        return true;
    }

    private List<WaitingStore.Row> rows(WaitingReport report) {
        Map<Criterion.Term, Owned> patients = many.identified(
                "Patient",
                report.scans().stream().map(scan -> number(scan.patient())).collect(Collectors.toSet()));
        Map<Criterion.Term, Owned> studies = many.identified(
                "ImagingStudy",
                report.scans().stream().map(scan -> uid(scan.study())).collect(Collectors.toSet()));
        return report.scans().stream()
                .map(scan -> row(
                        report.agent(),
                        scan,
                        Optional.ofNullable(patients.get(number(scan.patient())))
                                .map(Owned::id),
                        Optional.ofNullable(studies.get(uid(scan.study())))))
                .toList();
    }

    private WaitingStore.Row row(String agent, WaitingReport.Scan scan, Optional<String> named, Optional<Owned> study) {
        Purpose purpose = scan.purpose();
        return new WaitingStore.Row(
                "waits-"
                        + Seal.sha256(String.join(
                                        "\n",
                                        agent,
                                        scan.route(),
                                        scan.recipient().value(),
                                        scan.study().value(),
                                        scan.patient().authority(),
                                        scan.patient().value()))
                                .substring(0, ID_LETTERS),
                patient(named, study.map(Owned::patient)).orElse(""),
                study.map(Owned::id).orElse(""),
                scan.study().value(),
                scan.recipient().value(),
                Purpose.ACT_REASON.equals(purpose.system()) ? purpose.code() : "",
                scan.route(),
                scan.since(),
                scan.instances());
    }

    /** Whose it is; nobody's if the scan's patient and the named one are two people. */
    private Optional<String> patient(Optional<String> named, Optional<String> owner) {
        if (owner.isEmpty() || named.isEmpty()) {
            return owner.or(() -> named);
        }
        boolean same = owner.equals(named) || people.merged(owner.get()).contains(named.get());
        return same ? owner : Optional.empty();
    }

    private static Criterion.Term number(PatientId patient) {
        return new Criterion.Term(patient.authority(), patient.value());
    }

    private static Criterion.Term uid(StudyUid study) {
        return new Criterion.Term("urn:dicom:uid", "urn:oid:" + study.value());
    }
}
