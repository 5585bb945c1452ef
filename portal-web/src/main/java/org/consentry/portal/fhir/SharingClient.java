// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads who got a patient's scans, who asked in vain, and who looked. */
@Singleton
public class SharingClient {

    private final FhirClient fhir;
    private final RegisterClient register;

    @Inject
    public SharingClient(FhirClient fhir, RegisterClient register) {
        this.fhir = fhir;
        this.register = register;
    }

    /** Every line of a patient with the names of what it points to. */
    public Ledger ledger(Caller caller, String patient) {
        return Ledger.of(lines(caller, patient), register.recipients(), studies(caller, patient));
    }

    /** One line with the names of what it points to. */
    public LedgerRow row(Caller caller, String patient, String id) {
        return Ledger.row(line(caller, id), register.recipients(), studies(caller, patient));
    }

    /** Every line of a patient, newest first. Whole or a failure: never a part. */
    public List<Line> lines(Caller caller, String patient) {
        String types = FhirClient.encode(Fhir.DCM + "|" + Fhir.SENT + "," + Fhir.DCM + "|" + Fhir.REFUSED);
        return events(caller, patient, types).stream()
                .flatMap(e -> AuditEventMapping.line(e).stream())
                .sorted(Comparator.comparing(Line::at).reversed().thenComparing(Line::id))
                .toList();
    }

    /** One line. An event of another kind is not there. */
    public Line line(Caller caller, String id) {
        Node event = Node.of(fhir.read(caller, "AuditEvent/" + FhirClient.encode(id)));
        return AuditEventMapping.line(event).orElseThrow(FhirProblem.NotThere::new);
    }

    /** The looks of our staff at this patient, newest first. */
    public List<Look> looks(Caller caller, String patient) {
        return events(caller, patient, FhirClient.encode(Fhir.AUDIT_TYPE + "|rest")).stream()
                .flatMap(e -> AuditEventMapping.look(e).stream())
                .sorted(Comparator.comparing(Look::at).reversed())
                .toList();
    }

    /** The patient's scans by id. */
    public Map<String, Study> studies(Caller caller, String patient) {
        var studies = new HashMap<String, Study>();
        fhir.search(caller, "ImagingStudy", "patient=Patient/" + FhirClient.encode(patient) + "&_count=200")
                .forEach(s -> studies.put(
                        s.textOr("id", ""),
                        new Study(
                                s.textOr("id", ""),
                                s.textOr("description", ""),
                                s.first("modality").textOr("code", ""),
                                s.date("started"))));
        return studies;
    }

    private List<Node> events(Caller caller, String patient, String types) {
        return fhir.search(
                caller,
                "AuditEvent",
                "patient=Patient/" + FhirClient.encode(patient) + "&type=" + types + "&_sort=-date&_count=200");
    }
}
