// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All lines of a patient, newest first, with the names of what they point to. */
public record Ledger(List<LedgerRow> rows) {

    public Ledger {
        rows = List.copyOf(rows);
    }

    static Ledger of(List<Line> lines, Map<String, Recipient> recipients, Map<String, Study> studies) {
        return new Ledger(
                lines.stream().map(line -> row(line, recipients, studies)).toList());
    }

    static LedgerRow row(Line line, Map<String, Recipient> recipients, Map<String, Study> studies) {
        Optional<Recipient> recipient = Optional.ofNullable(recipients.get(line.recipient()));
        String unknown = line.recipientName().isEmpty() ? line.recipient() : line.recipientName();
        return new LedgerRow(
                line,
                recipient.map(Recipient::name).orElse(unknown),
                recipient.map(Recipient::kind).orElse(""),
                Optional.ofNullable(studies.get(line.study())));
    }

    public List<LedgerRow> newest(int count) {
        return rows.stream().limit(count).toList();
    }

    /** How often a scan left, or may have left. */
    public long times() {
        return rows.stream().filter(r -> r.line().left()).count();
    }

    public long groups() {
        return rows.stream()
                .filter(r -> r.line().left())
                .map(r -> r.line().recipient())
                .distinct()
                .count();
    }

    /** How often a scan left without the name on it. */
    public long withoutName() {
        return rows.stream()
                .filter(r -> r.line().left())
                .filter(r -> !List.of("named", "unknown").contains(r.line().identifiability()))
                .count();
    }

    public long refused() {
        return rows.stream().filter(r -> r.line().refused()).count();
    }
}
