// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes the receipt of choices for a program: codes and times, as docs/audit.md says. It names nobody. */
public final class ReceiptJson {

    private ReceiptJson() {}

    /**
     * The bytes of the file, in UTF-8.
     *
     * @param choices what the receipt is about
     * @param now where the patient stands when it is made
     * @param reach at which places the choices work; empty if that cannot be told
     */
    public static byte[] write(Instant made, List<Choice> choices, Standing now, Optional<Enforcement> reach) {
        JsonObjectBuilder receipt = Json.createObjectBuilder().add("made", made.toString());
        JsonArrayBuilder states = Json.createArrayBuilder();
        now.topics().forEach(state -> states.add(state(state)));
        now.single().forEach(choice -> states.add(single(choice)));
        JsonArrayBuilder picked = Json.createArrayBuilder();
        choices.forEach(choice -> picked.add(choice(choice).add("counts", now.counts(choice))));
        receipt.add("now", states).add("choices", picked);
        reach.ifPresent(places -> receipt.add("places", places.all()).add("placesInForce", places.inForce()));
        return receipt.build().toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObjectBuilder state(TopicState state) {
        JsonObjectBuilder said = Json.createObjectBuilder()
                .add("topic", state.topic().code())
                .add("value", state.value().code());
        if (state.none()) {
            said.add("rule", state.rule().answer().name().toLowerCase(Locale.ROOT));
        } else {
            state.choice().ifPresent(choice -> record(said, choice));
        }
        return said;
    }

    private static JsonObjectBuilder single(Choice choice) {
        JsonObjectBuilder said = Json.createObjectBuilder()
                .add("topic", choice.matter().code())
                .add("value", choice.value().code());
        return record(said, choice);
    }

    private static JsonObjectBuilder record(JsonObjectBuilder said, Choice choice) {
        return said.add("since", choice.since().toString())
                .add("number", choice.number())
                .add("consent", choice.cid());
    }

    private static JsonObjectBuilder choice(Choice choice) {
        JsonArrayBuilder purposes = Json.createArrayBuilder();
        choice.matter().purposes().forEach(purposes::add);
        JsonObjectBuilder said = Json.createObjectBuilder()
                .add("number", choice.number())
                .add("consent", choice.cid())
                .add("topic", choice.matter().code())
                .add("purposes", purposes)
                .add("value", choice.value().code())
                .add("at", choice.at().toString())
                .add("since", choice.since().toString());
        if (!choice.text().isEmpty()) {
            said.add("text", choice.text());
        }
        choice.entry()
                .ifPresent(entry -> said.add("channel", entry.channel().code())
                        .add("entered", entry.at().toString()));
        return said;
    }
}
