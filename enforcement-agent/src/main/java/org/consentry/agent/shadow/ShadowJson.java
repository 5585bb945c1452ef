// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.shadow;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.consentry.protocol.Json;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.StrictJson;

/** The numbers of shadow routes as JSON, in the agent's folder and for operators alike. */
public final class ShadowJson {

    private ShadowJson() {}

    /** Writes them. */
    public static String write(List<ShadowSums> all) {
        JsonArrayBuilder routes = Json.createArrayBuilder();
        all.forEach(sums -> routes.add(Json.createObjectBuilder()
                .add("route", sums.route())
                .add("way", sums.way())
                .add("since", sums.since().toString())
                .add("wouldLeave", sums.wouldLeave())
                .add("refused", counts(sums.refused()))
                .add("changed", counts(sums.changed()))));
        return Json.createObjectBuilder().add("routes", routes).build().toString();
    }

    /**
     * Reads them.
     *
     * @throws MalformedMessageException if it is not what {@link #write} writes
     */
    static List<ShadowSums> read(String text) {
        try {
            return StrictJson.object(text, "shadow")
                    .getJsonArray("routes")
                    .getValuesAs(JsonValue::asJsonObject)
                    .stream()
                    .map(ShadowJson::sums)
                    .toList();
        } catch (NullPointerException | ClassCastException | DateTimeParseException e) {
            throw new MalformedMessageException("expected the numbers of shadow routes, found another form");
        }
    }

    private static ShadowSums sums(JsonObject json) {
        return new ShadowSums(
                json.getString("route"),
                json.getString("way"),
                Instant.parse(json.getString("since")),
                json.getJsonNumber("wouldLeave").longValueExact(),
                counts(json.getJsonObject("refused")),
                counts(json.getJsonObject("changed")));
    }

    private static JsonObjectBuilder counts(SortedMap<String, Long> counts) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        counts.forEach(json::add);
        return json;
    }

    private static SortedMap<String, Long> counts(JsonObject json) {
        TreeMap<String, Long> counts = new TreeMap<>();
        json.keySet().forEach(name -> counts.put(name, json.getJsonNumber(name).longValueExact()));
        return counts;
    }
}
