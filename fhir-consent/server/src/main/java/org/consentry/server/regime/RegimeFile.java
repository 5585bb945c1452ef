// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.regime;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Period;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.consentry.policy.Regime;
import org.consentry.protocol.Json;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.RegimeJson;
import org.consentry.protocol.StrictJson;
import org.consentry.server.audit.accounting.AccountingRules;
import org.jspecify.annotations.Nullable;

/**
 * A regime as its file has it.
 *
 * @param name the file
 * @param regime the rules
 * @param clocks deadlines, by what has to be done
 * @param accounting which disclosures must be accounted for, or null if it does not say
 * @param text the file as JSON without blanks; two files of one text are the same regime
 */
record RegimeFile(
        String name,
        Regime regime,
        Map<String, Period> clocks,
        @Nullable AccountingRules accounting,
        String text) {
    RegimeFile {
        clocks = Map.copyOf(clocks);
    }

    /**
     * Reads a file.
     *
     * @throws MalformedMessageException if it is not a regime; names what was expected and where
     */
    static RegimeFile read(String name, String content) {
        // A member written twice is refused by name; the text is read as it always was, since its digest is kept.
        StrictJson.object(content, "regime");
        try (JsonReader reader = Json.createReader(new StringReader(content))) {
            JsonObject json = reader.readObject();
            return new RegimeFile(name, RegimeJson.read(json), clocks(json), accounting(json), json.toString());
        } catch (JsonException | IllegalStateException broken) {
            throw new MalformedMessageException("expected one JSON object", broken);
        }
    }

    /** SHA-256 of the text, in hexadecimal. */
    String digest() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Map<String, Period> clocks(JsonObject json) {
        Map<String, Period> clocks = new HashMap<>();
        if (json.get("clocks") instanceof JsonObject found) {
            found.forEach((what, time) -> {
                if (!(time instanceof JsonString text)) {
                    throw new MalformedMessageException("expected a period such as P45D at regime.clocks." + what);
                }
                try {
                    clocks.put(what, Period.parse(text.getString()));
                } catch (DateTimeException other) {
                    throw new MalformedMessageException(
                            "expected a period such as P45D at regime.clocks." + what, other);
                }
            });
        }
        return clocks;
    }

    private static @Nullable AccountingRules accounting(JsonObject json) {
        if (!json.containsKey("accounting")) {
            return null;
        }
        try {
            JsonObject rules = json.getJsonObject("accounting");
            if (!Set.of("years", "exclude").equals(rules.keySet())) {
                throw new IllegalArgumentException("expected years and exclude");
            }
            return new AccountingRules(
                    rules.getJsonNumber("years").intValueExact(),
                    rules.getJsonArray("exclude").getValuesAs(JsonString::getString));
        } catch (IllegalArgumentException | ClassCastException | ArithmeticException other) {
            String why = other instanceof IllegalArgumentException
                    ? String.valueOf(other.getMessage())
                    : "expected a number of years and a list of texts";
            throw new MalformedMessageException(why + " at regime.accounting", other);
        }
    }
}
