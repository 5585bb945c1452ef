// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.consentry.policy.PatientId;
import org.consentry.protocol.DisclosureReport;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Looks;
import org.consentry.server.access.PatientIdentities;
import org.consentry.server.audit.ExportRecord;
import org.consentry.server.feed.FactStore;
import org.consentry.server.feed.LogStore;
import org.consentry.server.storage.Transactions;

/**
 * Lets an export's files leave. Before the lines of some patients do, it is decided once more about each of them, and
 * what leaves is in the audit trail; both in one transaction that is durable first.
 */
@Singleton
public class Fetching {
    private static final int PATIENTS_AT_ONCE = 50;

    private final LineStore lines;
    private final Selection selection;
    private final LineMapping mapping;
    private final PatientIdentities identities;
    private final FactStore known;
    private final Releases releases;
    private final Looks looks;
    private final Transactions transactions;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public Fetching(
            LineStore lines,
            Selection selection,
            LineMapping mapping,
            PatientIdentities identities,
            FactStore known,
            ExportRecord record,
            Looks looks,
            Transactions transactions,
            InstantSource clock) {
        this(lines, selection, mapping, identities, known, record::released, looks, transactions, clock);
    }

    Fetching(
            LineStore lines,
            Selection selection,
            LineMapping mapping,
            PatientIdentities identities,
            FactStore known,
            Releases releases,
            Looks looks,
            Transactions transactions,
            InstantSource clock) {
        this.lines = lines;
        this.selection = selection;
        this.mapping = mapping;
        this.identities = identities;
        this.known = known;
        this.releases = releases;
        this.looks = looks;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Some lines of a file, and where the next ones begin. */
    private record Part(List<String> lines, String lastPatient, boolean isLast) {}

    /** Writes all lines of one type. */
    void write(Job job, String type, Writer out) throws IOException {
        String last = "";
        boolean more = true;
        while (more) {
            String after = last;
            Part part = transactions.call(() -> part(job, type, after));
            for (String line : part.lines()) {
                out.write(line);
                out.write('\n');
            }
            out.flush();
            last = part.lastPatient();
            more = !part.isLast();
        }
    }

    private Part part(Job job, String type, String after) {
        List<String> patients = lines.patientsAfter(job.id(), type, after, PATIENTS_AT_ONCE);
        List<String> texts = new ArrayList<>();
        List<DisclosureReport> reports = new ArrayList<>();
        for (String patient : patients) {
            Selection.Picked picked = selection.pick(patient, lines.of(job.id(), patient), job.order());
            List<String> leaving = texts(job, type, picked);
            if (!leaving.isEmpty()) {
                reports.addAll(released(job, patient, picked));
            }
            texts.addAll(leaving);
        }
        releases.released(reports);
        boolean isLast = patients.size() < PATIENTS_AT_ONCE;
        return new Part(texts, patients.isEmpty() ? after : patients.get(patients.size() - 1), isLast);
    }

    /** Tells of what has not left before: each line once, however often the files are fetched. */
    private List<DisclosureReport> released(Job job, String patient, Selection.Picked picked) {
        boolean forRecipient = job.order().destination() != null;
        List<LineStore.Line> all = picked.lines().stream()
                .filter(line -> mapping.line(line, forRecipient).isPresent())
                .toList();
        List<LineStore.Line> news = lines.release(job.id(), patient, all, clock.instant());
        return news.isEmpty()
                ? List.of()
                : report(job, patient, new Selection.Picked(news, picked.basis(), picked.regime()));
    }

    private List<String> texts(Job job, String type, Selection.Picked picked) {
        boolean forRecipient = job.order().destination() != null;
        return picked.lines().stream()
                .filter(line -> line.key().type().equals(type))
                .flatMap(line -> mapping.line(line, forRecipient).stream())
                .toList();
    }

    /** What the patient will read: who got it, or, when staff took it for themselves, who looked. */
    private List<DisclosureReport> report(Job job, String patient, Selection.Picked picked) {
        Destination to = job.order().destination();
        if (to == null) {
            looks.looked(
                    new Caller(
                            Caller.Kind.STAFF,
                            null,
                            job.order().reader(),
                            job.order().reason()),
                    patient,
                    "Patient/" + patient,
                    true);
            return List.of();
        }
        PatientId number = identities.of(patient).orElseThrow();
        return List.of(report(job, to, number, picked));
    }

    private DisclosureReport report(Job job, Destination to, PatientId patient, Selection.Picked picked) {
        Instant now = clock.instant();
        long bytes = picked.lines().stream()
                .flatMap(line -> mapping.line(line, true).stream())
                .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length + 1L)
                .sum();
        return new DisclosureReport(
                1,
                job.id(),
                now,
                patient,
                null,
                to.recipient(),
                to.purpose(),
                "bulk-export",
                DisclosureReport.State.SENT,
                null,
                picked.lines().size(),
                bytes,
                List.of(),
                DisclosureReport.Identifiability.NAMED,
                known.recipient(to.recipient(), LogStore.NOW)
                        .map(found -> found.country())
                        .orElse(""),
                null,
                Set.copyOf(picked.basis()),
                picked.regime(),
                known.position(),
                DisclosureReport.SentBy.PERSON);
    }
}
