// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.accounting;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.server.storage.SpokenNumber;

/** Makes the cells of a line by name, in order. CSV, JSON and FHIR show the same cells. */
final class AccountingCells {
    private final AccountingNames.Session names;

    AccountingCells(AccountingNames.Session names) {
        this.names = names;
    }

    /** The cells. Values are texts, {@link Long}s and {@link Boolean}s; an unknown value is an empty text. */
    Map<String, Object> of(AccountingLine line) {
        AccountingItem item = line.first();
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("date", item.at().toString());
        cells.put("last-date", line.last().toString());
        cells.put("number", line.number());
        cells.put("outcome", item.outcome().name().toLowerCase(java.util.Locale.ROOT));
        cells.put("recipient", item.recipient().id());
        cells.put("recipient-name", item.recipient().name());
        cells.put("recipient-address", names.address(item.recipient().id()));
        cells.put("country", item.recipient().country());
        cells.put("description", description(line));
        cells.put("study", Objects.toString(item.what().study(), ""));
        cells.put("objects", line.totals().images());
        cells.put("records", line.totals().records());
        cells.put("bytes", line.totals().bytes());
        cells.put("identifiability", item.what().identifiability());
        cells.put(
                "purpose",
                item.purposes().stream().map(AccountingNames::purpose).collect(Collectors.joining("; ")));
        cells.put(
                "purpose-code",
                item.purposes().stream().map(each -> each.code()).collect(Collectors.joining(" ")));
        cells.put("legal", line.legal());
        cells.put("not-legal-because", line.exclusion().orElse(""));
        cells.put("basis", String.join(" ", item.basis()));
        cells.put("event", "AuditEvent/" + item.event());
        cells.put(
                "line-number",
                line.number() == 1 ? SpokenNumber.ofLine(item.event()).text() : "");
        return cells;
    }

    private String description(AccountingLine line) {
        AccountingItem.What what = line.first().what();
        String study = what.study();
        boolean single = line.number() == 1;
        boolean exported = what.amount().records() > 0 && !what.header();
        String thing = exported ? "Bulk export" : study == null ? what.text() : names.scan(study);
        return Stream.of(
                        single ? thing : "",
                        what.header() ? "facts about it without any image" : "",
                        counted(line.totals().images(), "image"),
                        counted(line.totals().records(), "record"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String counted(long number, String one) {
        return number == 0 ? "" : number + " " + one + (number == 1 ? "" : "s");
    }
}
