// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import org.consentry.protocol.Json;

/** Writes index entries as one JSON array, for the one statement that stores them. */
final class IndexJson {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private IndexJson() {}

    static String write(List<IndexEntry> index) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        index.forEach(entry -> all.add(write(entry)));
        return all.build().toString();
    }

    private static JsonObjectBuilder write(IndexEntry entry) {
        JsonObjectBuilder one =
                Json.createObjectBuilder().add("name", entry.name()).add("value", entry.value());
        String system = entry.system();
        if (system != null) {
            one.add("system", system);
        }
        Instant low = entry.low();
        Instant high = entry.high();
        if (low != null && high != null) {
            one.add("low", within(low).toString()).add("high", within(high).toString());
        }
        return one;
    }

    /** Moves a time outside the database's years to the first or the last one. */
    private static Instant within(Instant at) {
        if (at.isBefore(FIRST)) {
            return FIRST;
        }
        return at.isAfter(LAST) ? LAST : at;
    }
}
