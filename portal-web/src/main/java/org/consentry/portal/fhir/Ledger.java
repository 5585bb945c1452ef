// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** How often we sent a scan, or may have. */
    public long times() {
        return scans().count();
    }

    public long groups() {
        return scans().map(r -> r.line().recipient()).distinct().count();
    }

    /** How often we sent a scan without the name on it. */
    public long withoutName() {
        return scans().filter(
                        r -> !List.of("named", "unknown").contains(r.line().identifiability()))
                .count();
    }

    /** How often something else left, or left without us. */
    public long others() {
        return rows.stream().filter(r -> r.line().left() && !r.line().ourScan()).count();
    }

    private Stream<LedgerRow> scans() {
        return rows.stream().filter(r -> r.line().left() && r.line().ourScan());
    }

    public long refused() {
        return rows.stream().filter(r -> r.line().refused()).count();
    }
}
