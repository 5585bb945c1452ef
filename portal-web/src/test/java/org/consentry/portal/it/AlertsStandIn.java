// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;

/** What the consent server says of notes about sharing, for one patient. */
final class AlertsStandIn {
    private static final String TYPE = "application/fhir+json";

    private String pick = "";
    private int version;
    private String on = "true";

    /** Forgets what was picked. */
    void clear() {
        pick = "";
        version = 0;
        on = "true";
    }

    /** The hospital sends no notes from now on. */
    void silence() {
        on = "false";
    }

    void answer(HttpExchange exchange, String path, String body) throws IOException {
        if (path.endsWith("/$set-alerts")) {
            JsonObject sent = object(body);
            if (sent.getJsonArray("parameter").getJsonObject(1).getInt("valueInteger") != version) {
                Http.answer(exchange, 409, TYPE, "{}");
                return;
            }
            pick = sent.getJsonArray("parameter").getJsonObject(0).getString("valueCode");
            version++;
        }
        String picked = pick.isEmpty() ? "" : """
                ,{"name":"pick","valueCode":"%s"},{"name":"picked","valueInstant":"2026-11-22T19:05:00Z"}""".formatted(pick);
        Http.answer(exchange, 200, TYPE, """
                {"resourceType":"Parameters","parameter":[{"name":"on","valueBoolean":%s},
                 {"name":"address","valueBoolean":true},{"name":"version","valueInteger":%d}%s]}""".formatted(on, version, picked));
    }

    private static JsonObject object(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }
}
