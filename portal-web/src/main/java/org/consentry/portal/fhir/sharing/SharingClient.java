// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.sharing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;
import org.consentry.portal.fhir.register.RecentRegister;
import org.consentry.portal.fhir.register.RegisterEntry;
import org.consentry.portal.fhir.sharing.SharingMapping.Summed;

/**
 * Reads who got a patient's scans, and who asked in vain. The server filters, sums and counts, so this client holds one
 * page at most.
 */
@Singleton
public class SharingClient {
    /** How the names of lines begin that wait. */
    public static final String WAITS = "waits-";

    /** Scans that one address asks for: as many as a page has lines. */
    private static final int SCANS = 200;

    private final FhirClient fhir;
    private final RecentRegister register;

    @Inject
    public SharingClient(FhirClient fhir, RecentRegister register) {
        this.fhir = fhir;
        this.register = register;
    }

    /**
     * A page of a patient's lines, newest first, with the names of what they point to and the numbers over all lines. A
     * page number after the last page gives the last page.
     */
    public SharingHistory ledger(FhirCaller caller, String patient, Wanted wanted) {
        return ledger(caller, patient, wanted, 0);
    }

    /** The same with the scans to choose from, for a form. */
    public SharingHistory ledgerToChooseFrom(FhirCaller caller, String patient, Wanted wanted) {
        return ledger(caller, patient, wanted, SharingMapping.MOST_SCANS);
    }

    private SharingHistory ledger(FhirCaller caller, String patient, Wanted wanted, int scans) {
        SharingHistory asked = page(caller, patient, wanted, scans);
        return wanted.page() <= asked.pages() ? asked : page(caller, patient, wanted.onPage(asked.pages()), scans);
    }

    private SharingHistory page(FhirCaller caller, String patient, Wanted wanted, int scans) {
        SharingMapping answer = sharing(caller, patient, wanted.query());
        Map<String, RegisterEntry> recipients = register.recipients();
        List<Summed> waiting = answer.waiting();
        List<Summed> lines = answer.lines();
        Stream<String> shown = Stream.concat(waiting.stream(), lines.stream())
                .map(line -> line.line().study());
        Map<String, Scan> studies = scans(
                caller,
                patient,
                Stream.concat(shown, answer.scans(wanted, scans).stream()).toList());
        return answer.ledger(
                wanted, rows(waiting, recipients, studies), rows(lines, recipients, studies), recipients, studies);
    }

    /** One line with the names of what it points to. */
    public SharingRow row(FhirCaller caller, String patient, String id) {
        SharingMapping answer = sharing(caller, patient, "_count=1&line=" + FhirClient.encode(id));
        Summed line = Stream.concat(answer.waiting().stream(), answer.lines().stream())
                .findFirst()
                .orElseGet(() -> single(caller, id));
        return named(caller, patient, line);
    }

    /** One line of this patient's list. A line of another patient is not there. */
    public SharingRow rowOf(FhirCaller caller, String patient, String id) {
        return named(
                caller,
                patient,
                sharing(caller, patient, "_count=1&line=" + FhirClient.encode(id)).lines().stream()
                        .findFirst()
                        .orElseThrow(FhirProblem.NotThere::new));
    }

    /** One event. An event of another kind than lines have counts as missing. */
    public SharingEvent line(FhirCaller caller, String id) {
        Node event = Node.of(fhir.read(caller, "AuditEvent/" + FhirClient.encode(id)));
        return AuditEventMapping.line(event).orElseThrow(FhirProblem.NotThere::new);
    }

    private SharingMapping sharing(FhirCaller caller, String patient, String query) {
        return new SharingMapping(
                Node.of(fhir.read(caller, "Patient/" + FhirClient.encode(patient) + "/$sharing?" + query)));
    }

    private SharingRow named(FhirCaller caller, String patient, Summed line) {
        List<Summed> one = List.of(line);
        return rows(one, register.recipients(), studies(caller, patient, one)).get(0);
    }

    private Summed single(FhirCaller caller, String id) {
        SharingEvent line = line(caller, id);
        return new Summed(line, 1, line.at());
    }

    private static List<SharingRow> rows(
            List<Summed> lines, Map<String, RegisterEntry> recipients, Map<String, Scan> studies) {
        return lines.stream().map(line -> row(line, recipients, studies)).toList();
    }

    private static SharingRow row(Summed summed, Map<String, RegisterEntry> recipients, Map<String, Scan> studies) {
        SharingEvent line = summed.line();
        Optional<RegisterEntry> recipient = Optional.ofNullable(recipients.get(line.recipient()));
        String unknown = line.recipientName().isEmpty() ? line.recipient() : line.recipientName();
        return new SharingRow(
                line,
                recipient.map(RegisterEntry::name).orElse(unknown),
                recipient.map(RegisterEntry::kind).orElse(""),
                Optional.ofNullable(studies.get(line.study())),
                summed.number(),
                summed.last());
    }

    /** The scans that these lines are about, by id. */
    private Map<String, Scan> studies(FhirCaller caller, String patient, List<Summed> lines) {
        return scans(
                caller, patient, lines.stream().map(line -> line.line().study()).toList());
    }

    /** Scans of a patient by their ids; what is not there, or is another patient's, is left out. */
    public Map<String, Scan> scans(FhirCaller caller, String patient, List<String> ids) {
        List<String> wanted = ids.stream()
                .filter(id -> id.matches("[A-Za-z0-9.-]{1,64}"))
                .distinct()
                .toList();
        var studies = new HashMap<String, Scan>();
        for (int from = 0; from < wanted.size(); from += SCANS) {
            String some = String.join(",", wanted.subList(from, Math.min(wanted.size(), from + SCANS)));
            fhir.search(
                            caller,
                            "ImagingStudy",
                            "patient=Patient/" + FhirClient.encode(patient) + "&_id=" + FhirClient.encode(some),
                            SharingClient::study)
                    .forEach(study -> studies.put(study.id(), study));
        }
        return studies;
    }

    static Optional<Scan> study(Node study) {
        return Optional.of(new Scan(
                study.textOr("id", ""),
                study.textOr("description", ""),
                study.first("modality").textOr("code", ""),
                study.date("started")));
    }
}
