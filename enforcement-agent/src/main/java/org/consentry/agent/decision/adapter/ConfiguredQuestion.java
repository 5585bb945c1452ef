// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision.adapter;

import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.function.Function;
import org.consentry.policy.StudyUid;
import org.consentry.protocol.Evaluation;
import org.consentry.protocol.Json;
import org.consentry.protocol.MalformedMessageException;

/**
 * For whom and what for a proxy lets scans through, and what it does to them, as its administrator wrote it into its
 * configuration. The proxy says it in headers, each once; what a client sent must never be among them.
 *
 * @param recipient {@value #RECIPIENT}: its id in the register
 * @param type {@value #TYPE}: {@code organization}, or {@code device} for an AI product
 * @param purpose {@value #PURPOSE}: one purpose, spelled as in the decision API
 * @param fulfilled {@value #FULFILLS}: the obligations that are fulfilled before anything leaves, with commas between;
 *     {@code none} is the word for none
 */
public record ConfiguredQuestion(String recipient, String type, String purpose, List<String> fulfilled) {
    static final String RECIPIENT = "Consentry-Recipient";
    static final String TYPE = "Consentry-Recipient-Type";
    static final String PURPOSE = "Consentry-Purpose";
    static final String FULFILLS = "Consentry-Fulfills";

    private static final String NONE = "none";

    public ConfiguredQuestion {
        fulfilled = List.copyOf(fulfilled);
    }

    /**
     * Reads it.
     *
     * @param headers gives all values of a header
     * @throws MalformedMessageException if a header is missing, empty or there twice
     */
    static ConfiguredQuestion read(Function<String, List<String>> headers) {
        String fulfills = once(headers, FULFILLS);
        return new ConfiguredQuestion(
                once(headers, RECIPIENT),
                headers.apply(TYPE).isEmpty() ? "organization" : once(headers, TYPE),
                once(headers, PURPOSE),
                fulfills.equals(NONE)
                        ? List.of()
                        : List.of(fulfills.split(",", -1)).stream()
                                .map(String::strip)
                                .toList());
    }

    /** The value of a header that must be there once. */
    static String once(Function<String, List<String>> headers, String name) {
        List<String> values = headers.apply(name);
        if (values.size() != 1 || values.get(0).isBlank()) {
            throw new MalformedMessageException("expected the header " + name + " once, found it "
                    + (values.size() == 1 ? "empty" : values.size() + " times"));
        }
        return values.get(0).strip();
    }

    /**
     * May this scan go there?
     *
     * @throws MalformedMessageException if what was configured cannot be asked
     */
    public Evaluation about(StudyUid study) {
        JsonObjectBuilder context = Json.createObjectBuilder()
                .add("purpose", purpose)
                .add("supported_obligations", Json.createArrayBuilder(fulfilled));
        return Evaluation.read(
                Json.createObjectBuilder()
                        .add(
                                "subject",
                                Json.createObjectBuilder().add("type", type).add("id", recipient))
                        .add("action", Json.createObjectBuilder().add("name", "disclose"))
                        .add(
                                "resource",
                                Json.createObjectBuilder()
                                        .add("type", "imaging-study")
                                        .add("id", study.value()))
                        .add("context", context)
                        .build(),
                "the headers");
    }
}
