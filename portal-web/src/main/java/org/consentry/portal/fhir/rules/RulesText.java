// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.rules;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;

/** Changes the text of rules. */
public final class RulesText {

    private static final String GATES = "gates";

    private RulesText() {}

    /** The same rules with another one for one use. A text that is no rules stays as it is: the server says why. */
    public static String with(String text, String purpose, String gate) {
        try (var reader = Json.createReader(new StringReader(text))) {
            JsonObject rules = reader.readObject();
            if (!(rules.get(GATES) instanceof JsonObject gates)) {
                return text;
            }
            JsonObject changed =
                    Json.createObjectBuilder(gates).add(purpose, gate).build();
            return pretty(Json.createObjectBuilder(rules).add(GATES, changed).build());
        } catch (JsonException notRules) {
            return text;
        }
    }

    /** The text with a line for each member. */
    static String pretty(JsonValue rules) {
        var text = new StringWriter();
        try (var writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)) {
            writer.write(rules);
        }
        return text.toString().strip();
    }
}
