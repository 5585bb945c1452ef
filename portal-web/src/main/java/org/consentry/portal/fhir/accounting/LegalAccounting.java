// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.accounting;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.fhir.sharing.Scan;

/**
 * The whole accounting of one patient: every disclosure that the law says must be told, newest first.
 *
 * @param from first instant that it covers
 * @param series whether like disclosures to one recipient stand in one line
 * @param scans the scans that lines are about, by id, as far as they are known
 */
public record LegalAccounting(Instant from, boolean series, List<LegalDisclosure> lines, Map<String, Scan> scans) {

    /** Copies lines and scans. */
    public LegalAccounting {
        lines = List.copyOf(lines);
        scans = Map.copyOf(scans);
    }

    /** The scan of a line; empty for anything else, and for a line that stands for several. */
    public Optional<Scan> scan(LegalDisclosure line) {
        return line.summed() ? Optional.empty() : Optional.ofNullable(scans.get(line.study()));
    }

    /** The lines for a program, in UTF-8: codes, times and names of recipients, as docs/audit.md says. */
    public byte[] json(Instant made) {
        JsonArrayBuilder items = Json.createArrayBuilder();
        lines.forEach(line -> items.add(line.item().value()));
        return Json.createObjectBuilder()
                .add("made", made.toString())
                .add("from", from.toString())
                .add("legal", true)
                .add("series", series)
                .add("items", items)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "LegalAccounting[" + lines.size() + "]";
    }
}
