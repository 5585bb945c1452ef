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
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.consentry.protocol.DisclosureReport;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Looks;
import org.consentry.server.audit.ExportRecord;
import org.consentry.server.feed.FactStore;
import org.consentry.server.storage.Transactions;

/**
 * Lets an export's files leave. Before the lines of some patients do, it is decided once more about each of them, and
 * what leaves is in the audit trail; both in one transaction that is durable first.
 */
@Singleton
public class Fetching {
    private static final int PATIENTS_AT_ONCE = 50;
    /** A part of a file ends with the patient who fills it; it is in memory whole until it may leave. */
    private static final long ENOUGH_CHARACTERS = 4L * 1024 * 1024;

    private final LineStore lines;
    private final Selection selection;
    private final LineMapping mapping;
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
            FactStore known,
            ExportRecord record,
            Looks looks,
            Transactions transactions,
            InstantSource clock) {
        this(lines, selection, mapping, known, record::released, looks, transactions, clock);
    }

    Fetching(
            LineStore lines,
            Selection selection,
            LineMapping mapping,
            FactStore known,
            Releases releases,
            Looks looks,
            Transactions transactions,
            InstantSource clock) {
        this.lines = lines;
        this.selection = selection;
        this.mapping = mapping;
        this.known = known;
        this.releases = releases;
        this.looks = looks;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Some lines of a file, and where the next ones begin. */
    private record Part(List<String> lines, String lastPatient, boolean isLast) {}

    /** One patient's lines as they are written, each made once. */
    private final class Texts {
        private final boolean forRecipient;
        private final Map<LineStore.Line, Optional<String>> made = new HashMap<>();

        Texts(Job job) {
            this.forRecipient = job.order().destination() != null;
        }

        /** The line; empty if it must not leave. */
        Optional<String> of(LineStore.Line line) {
            return made.computeIfAbsent(line, each -> mapping.line(each, forRecipient));
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
        List<String> patients = lines.patientsAfter(job.id(), type, after, PATIENTS_AT_ONCE);
        Selection.Round round = selection.round(job.order());
        List<String> texts = new ArrayList<>();
        List<DisclosureReport> reports = new ArrayList<>();
        long characters = 0;
        String last = after;
        Iterator<String> next = patients.iterator();
        while (next.hasNext() && characters < ENOUGH_CHARACTERS) {
            last = next.next();
            Texts made = new Texts(job);
            Selection.Picked picked = round.pick(last, lines.of(job.id(), last));
            List<String> leaving = picked.lines().stream()
                    .filter(line -> line.key().type().equals(type))
                    .flatMap(line -> made.of(line).stream())
                    .toList();
            if (!leaving.isEmpty()) {
                reports.addAll(released(job, last, picked, made, round.country()));
            }
            characters += leaving.stream().mapToLong(String::length).sum();
            texts.addAll(leaving);
        }
        releases.released(reports);
        return new Part(texts, last, !next.hasNext() && patients.size() < PATIENTS_AT_ONCE);
    }

    /** Tells of what has not left before: each line once, however often the files are fetched. */
    private List<DisclosureReport> released(
            Job job, String patient, Selection.Picked picked, Texts made, String country) {
        List<LineStore.Line> all = picked.lines().stream()
                .filter(line -> made.of(line).isPresent())
                .toList();
        List<LineStore.Line> news = lines.release(job.id(), patient, all, clock.instant());
        if (news.isEmpty()) {
            return List.of();
        }
        Destination to = job.order().destination();
        if (to == null) {
            looked(job, patient);
            return List.of();
        }
        long bytes = news.stream()
                .flatMap(line -> made.of(line).stream())
                .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length + 1L)
                .sum();
        return List.of(report(job, to, picked.only(news), bytes, country));
    }

    /** What the patient will read when staff took it for themselves. */
    private void looked(Job job, String patient) {
        Order order = job.order();
        Caller reader = new Caller(Caller.Kind.STAFF, null, order.reader(), order.reason());
        looks.looked(reader, patient, "Patient/" + patient, true);
    }

    /** What the patient will read: who got it. */
    private DisclosureReport report(Job job, Destination to, Selection.Picked picked, long bytes, String country) {
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
                country,
                null,
                Set.copyOf(picked.basis()),
                picked.regime(),
                known.position(),
                DisclosureReport.SentBy.PERSON);
    }
}
