// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.consentry.protocol.Json.createArrayBuilder;
import static org.consentry.protocol.Json.createObjectBuilder;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.stream.Stream;
import org.consentry.policy.Effect;
import org.consentry.policy.Obligation;
import org.consentry.policy.Period;
import org.consentry.policy.Purpose;
import org.consentry.policy.Rule;

/** A consent's rules as JSON; what a rule does not state is absent. */
final class RuleJson {

    private static final int DEEPEST = 16;

    private RuleJson() {}

    static JsonObject write(Rule rule) {
        JsonObjectBuilder json =
                createObjectBuilder().add("effect", rule.effect().name());
        ConditionsJson.add(json, rule.conditions());
        if (rule.period().start() != null) {
            json.add("start", rule.period().start().toString());
        }
        if (rule.period().end() != null) {
            json.add("end", rule.period().end().toString());
        }
        if (!rule.obligations().isEmpty()) {
            json.add("obligations", texts(rule.obligations().stream().map(Obligation::code)));
        }
        if (!rule.exceptions().isEmpty()) {
            JsonArrayBuilder exceptions = createArrayBuilder();
            rule.exceptions().forEach(exception -> exceptions.add(write(exception)));
            json.add("exceptions", exceptions);
        }
        return json.build();
    }

    static Rule read(Members json) {
        return read(json, 0);
    }

    private static Rule read(Members json, int depth) {
        if (depth > DEEPEST) {
            throw new MalformedMessageException(
                    "expected at most " + DEEPEST + " levels of rules, found more at " + json.where());
        }
        Period period = new Period(
                json.optionalInstant("start").orElse(null),
                json.optionalInstant("end").orElse(null));
        return new Rule(
                json.constant("effect", Effect.class),
                ConditionsJson.read(json),
                period,
                json.optionalTexts("obligations", Obligation::new),
                json.has("exceptions")
                        ? json.objects("exceptions").stream()
                                .map(exception -> read(exception, depth + 1))
                                .toList()
                        : java.util.List.of());
    }

    /** A purpose as text: the bare code for those of ActReason and our own, else {@code system|code}. */
    static String purposeText(Purpose purpose) {
        return purpose.equals(Purpose.of(purpose.code())) ? purpose.code() : purpose.system() + "|" + purpose.code();
    }

    static Purpose purpose(String text) {
        int bar = text.lastIndexOf('|');
        return bar < 0 ? Purpose.of(text) : new Purpose(text.substring(0, bar), text.substring(bar + 1));
    }

    static JsonArrayBuilder texts(Stream<String> values) {
        JsonArrayBuilder array = createArrayBuilder();
        values.sorted().forEach(array::add);
        return array;
    }
}
