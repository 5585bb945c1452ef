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
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.consentry.protocol.DisclosureReport;
import org.consentry.server.access.Caller;
import org.consentry.server.access.ClosedRecords;
import org.consentry.server.access.LookRecorder;
import org.consentry.server.audit.report.ExportRecord;
import org.consentry.server.storage.ResourceBatchStore;
import org.consentry.server.storage.StoredVersion;
import org.consentry.server.storage.work.Transactions;

/**
 * Lets an export's files leave. Before some patients' lines leave, it decides once more about each patient and records
 * what leaves in the audit trail. Both are in one transaction, which is durable first.
 */
@Singleton
public class Fetching {
    private static final int PATIENTS_AT_ONCE = 50;
    /**
     * Size of a part. A part of a file ends with the patient whose resources, of all types, fill it. It is in memory as
     * a whole until it may leave.
     */
    private static final long ENOUGH_BYTES = 4L * 1024 * 1024;

    private final LineStore lines;
    private final Selection selection;
    private final LineMapping mapping;
    private final ResourceBatchStore resources;
    private final Releases releases;
    private final LookRecorder looks;
    private final Transactions transactions;
    private final InstantSource clock;
    private final ClosedRecords closed;

    /** Takes its collaborators. */
    @Inject
    public Fetching(
            LineStore lines,
            Selection selection,
            LineMapping mapping,
            ResourceBatchStore resources,
            ExportRecord record,
            LookRecorder looks,
            Transactions transactions,
            InstantSource clock,
            ClosedRecords closed) {
        this(lines, selection, mapping, resources, record::released, looks, transactions, clock, closed);
    }

    Fetching(
            LineStore lines,
            Selection selection,
            LineMapping mapping,
            ResourceBatchStore resources,
            Releases releases,
            LookRecorder looks,
            Transactions transactions,
            InstantSource clock,
            ClosedRecords closed) {
        this.lines = lines;
        this.selection = selection;
        this.mapping = mapping;
        this.resources = resources;
        this.releases = releases;
        this.looks = looks;
        this.transactions = transactions;
        this.clock = clock;
        this.closed = closed;
    }

    /** Some lines of a file, and where the next ones begin. */
    private record Part(List<String> lines, String lastPatient, boolean isLast) {}

    /** Lines as they are written, each made once. */
    private final class Texts {
        private final boolean forRecipient;
        private final Map<LineStore.Line, StoredVersion> versions;
        private final Map<LineStore.Line, Optional<String>> made = new HashMap<>();

        Texts(Job job, Collection<Selection.Picked> picked) {
            this.forRecipient = job.order().destination() != null;
            List<LineStore.Line> all =
                    picked.stream().flatMap(each -> each.lines().stream()).toList();
            this.versions = resources
                    .versions(
                            all.stream().map(LineStore.Line::key).toList(),
                            all.stream().map(LineStore.Line::version).toList())
                    .stream()
                    .collect(Collectors.toMap(
                            stored -> new LineStore.Line(stored.key(), stored.version()), Function.identity()));
        }

        /** The line; empty if it must not leave. */
        Optional<String> of(LineStore.Line line) {
            return made.computeIfAbsent(
                    line,
                    each -> mapping.line(
                            Objects.requireNonNull(versions.get(each), "no version is lost"), forRecipient));
        }
    }

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
        List<String> found = lines.patientsAfter(job.id(), type, after, PATIENTS_AT_ONCE);
        if (found.isEmpty()) {
            return new Part(List.of(), after, true);
        }
        List<String> patients = few(found, lines.bytes(job.id(), found));
        Selection.Round round = selection.round(job.order(), lines.of(job.id(), patients));
        Map<String, Selection.Picked> picked = new LinkedHashMap<>();
        // Staff ordered the export, and its files go to them. Nobody has opened a closed record to it.
        Set<String> shut = closed.among(null, patients);
        patients.stream()
                .filter(patient -> !shut.contains(patient))
                .forEach(patient -> picked.put(patient, round.pick(patient)));
        Texts made = new Texts(job, picked.values());
        List<String> texts = new ArrayList<>();
        Map<String, List<LineStore.Line>> leaving = new LinkedHashMap<>();
        picked.forEach((patient, each) -> {
            List<String> own = each.lines().stream()
                    .filter(line -> line.key().type().equals(type))
                    .flatMap(line -> made.of(line).stream())
                    .toList();
            texts.addAll(own);
            if (!own.isEmpty()) {
                leaving.put(patient, each.lines());
            }
        });
        release(job, round, picked, leaving, made);
        boolean isLast = patients.size() == found.size() && found.size() < PATIENTS_AT_ONCE;
        return new Part(texts, patients.get(patients.size() - 1), isLast);
    }

    /** The first patients, up to the one who fills a part. */
    private static List<String> few(List<String> patients, Map<String, Long> bytes) {
        int count = 0;
        long sum = 0;
        while (count < patients.size() && sum < ENOUGH_BYTES) {
            sum += bytes.getOrDefault(patients.get(count), 0L);
            count++;
        }
        return patients.subList(0, count);
    }

    /** Records lines that leave for the first time, each once, however often the files are fetched. */
    private void release(
            Job job,
            Selection.Round round,
            Map<String, Selection.Picked> picked,
            Map<String, List<LineStore.Line>> leaving,
            Texts made) {
        Map<String, List<LineStore.Line>> news =
                lines.release(job.id(), leaving, line -> made.of(line).isPresent(), clock.instant());
        if (news.isEmpty()) {
            return;
        }
        ExportOrder order = job.order();
        ExportRecipient to = order.destination();
        if (to == null) {
            // Staff took the export for themselves. The patients will read this look.
            Caller reader = Caller.officer(order.reader(), order.reason());
            looks.listed(reader, List.copyOf(news.keySet()));
            return;
        }
        List<DisclosureReport> reports = new ArrayList<>();
        picked.forEach((patient, each) -> {
            List<LineStore.Line> first = news.getOrDefault(patient, List.of());
            if (!first.isEmpty()) {
                long bytes = first.stream()
                        .flatMap(line -> made.of(line).stream())
                        .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length + 1L)
                        .sum();
                reports.add(report(job, to, each.only(first), bytes, round));
            }
        });
        releases.released(reports);
    }

    /** The report that the patient will read, with the recipient. */
    private DisclosureReport report(
            Job job, ExportRecipient to, Selection.Picked picked, long bytes, Selection.Round round) {
        Instant now = clock.instant();
        return new DisclosureReport(
                1,
                job.id(),
                now,
                Objects.requireNonNull(picked.number(), "who decided knew the number"),
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
                round.country(),
                null,
                Set.copyOf(picked.basis()),
                picked.regime(),
                round.position(),
                DisclosureReport.SentBy.PERSON);
    }
}
