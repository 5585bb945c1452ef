// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.sharing;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Writes lines of a patient's list for a program: codes and times, as docs/audit.md says. It names no patient. */
public final class SharingJson {

    private SharingJson() {}

    /**
     * The bytes of the file, in UTF-8.
     *
     * @param lines how many lines pass the filter
     * @param first the number of the first of these rows that does not wait
     */
    public static byte[] write(Instant made, long lines, long first, List<SharingRow> rows) {
        JsonArrayBuilder items = Json.createArrayBuilder();
        rows.forEach(row -> items.add(line(row)));
        return Json.createObjectBuilder()
                .add("made", made.toString())
                .add("lines", lines)
                .add("first", first)
                .add("items", items)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObjectBuilder line(SharingRow row) {
        SharingEvent line = row.line();
        JsonObjectBuilder item = Json.createObjectBuilder()
                .add("id", line.id())
                .add("number", line.number())
                .add("outcome", line.state().name().toLowerCase(Locale.ROOT))
                .add("at", line.at().toString())
                .add("last", row.last().toString())
                .add("times", row.number())
                .add("what", line.thing().code())
                .add("approval", line.approval().name().toLowerCase(Locale.ROOT));
        add(item, "recipient", line.recipient());
        add(item, "recipientName", row.who());
        add(item, "purpose", line.purpose());
        add(item, "reason", line.reason());
        if (line.left()) {
            add(item, "country", line.detail("country"));
            item.add("identifiability", line.identifiability());
        }
        line.choiceCid().ifPresent(choice -> item.add("choice", choice));
        row.study().ifPresent(scan -> item.add("scan", scan(scan)));
        return item;
    }

    private static JsonObjectBuilder scan(Scan scan) {
        JsonObjectBuilder said = Json.createObjectBuilder().add("id", scan.id());
        add(said, "modality", scan.modality());
        scan.started().ifPresent(day -> said.add("date", day.toString()));
        return said;
    }

    private static void add(JsonObjectBuilder object, String name, String value) {
        if (!value.isEmpty()) {
            object.add(name, value);
        }
    }
}
