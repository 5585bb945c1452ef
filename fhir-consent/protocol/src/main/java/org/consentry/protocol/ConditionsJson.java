// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import static org.consentry.protocol.Json.createArrayBuilder;
import static org.consentry.protocol.Json.createObjectBuilder;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import org.consentry.policy.Action;
import org.consentry.policy.Code;
import org.consentry.policy.Conditions;
import org.consentry.policy.Confidentiality;
import org.consentry.policy.DataItem;
import org.consentry.policy.Labels;
import org.consentry.policy.Listed;
import org.consentry.policy.Period;
import org.consentry.policy.RecipientId;
import org.consentry.policy.Recipients;
import org.jspecify.annotations.Nullable;

/**
 * What a rule is about, as members of its JSON object. What it does not state is absent; {@code unresolved} lists the
 * dimensions that hold something nobody could interpret.
 */
final class ConditionsJson {

    private static final String UNRESOLVED = "unresolved";
    private static final Set<String> MEMBERS = Set.of(
            "purposes",
            "recipients",
            "custodians",
            "authors",
            "data",
            "projects",
            "codes",
            "classes",
            "confidentiality",
            "sensitivities",
            "actions");

    private ConditionsJson() {}

    static void add(JsonObjectBuilder json, Conditions conditions) {
        Set<String> unresolved = new LinkedHashSet<>();
        Writer writer = new Writer(json, unresolved);
        writer.add("purposes", conditions.purposes(), RuleJson::purposeText);
        Recipients recipients = conditions.parties().recipients();
        if (recipients != null) {
            json.add("recipients", RuleJson.texts(recipients.ids().stream().map(RecipientId::value)));
            json.add("affiliates", recipients.affiliates());
            if (recipients.unresolved()) {
                unresolved.add("recipients");
            }
        }
        writer.add("custodians", conditions.parties().custodians(), RecipientId::value);
        writer.add("authors", conditions.parties().authors(), RecipientId::value);
        if (conditions.parties().otherRole()) {
            json.add("otherRole", true);
        }
        data(writer, conditions.data().items());
        writer.add("projects", conditions.projects(), Function.identity());
        Period taken = conditions.data().taken();
        if (taken != null) {
            json.add("taken", period(taken));
        }
        writer.add("codes", conditions.data().codes(), ConditionsJson::codeText);
        writer.add("classes", conditions.data().classes(), Function.identity());
        labels(writer, conditions.labels());
        writer.add("actions", conditions.actions(), Action::name);
        if (!unresolved.isEmpty()) {
            json.add(UNRESOLVED, RuleJson.texts(unresolved.stream()));
        }
    }

    static Conditions read(Members json) {
        Set<String> unresolved = json.optionalTexts(UNRESOLVED, ConditionsJson::member);
        Reader reader = new Reader(json, unresolved);
        Recipients recipients = json.has("recipients")
                ? reader.checked(() -> new Recipients(
                        json.texts("recipients", RecipientId::new),
                        json.flag("affiliates"),
                        unresolved.contains("recipients")))
                : null;
        Conditions about = Conditions.ANY
                .about(reader.listed("purposes", RuleJson::purpose))
                .to(recipients)
                .from(
                        reader.listed("custodians", RecipientId::new),
                        reader.listed("authors", RecipientId::new),
                        json.has("otherRole") && json.flag("otherRole"))
                .of(data(reader, json))
                .within(reader.listed("projects", Function.identity()));
        return about.taken(
                        json.optionalObject("taken").map(ConditionsJson::period).orElse(null))
                .showing(reader.listed("codes", ConditionsJson::code), reader.listed("classes", Function.identity()))
                .labeled(
                        reader.listed("confidentiality", Confidentiality::valueOf),
                        reader.listed("sensitivities", ConditionsJson::code))
                .doing(reader.listed("actions", Action::valueOf));
    }

    static JsonObjectBuilder period(Period period) {
        JsonObjectBuilder json = createObjectBuilder();
        if (period.start() != null) {
            json.add("start", period.start().toString());
        }
        if (period.end() != null) {
            json.add("end", period.end().toString());
        }
        return json;
    }

    static Period period(Members json) {
        return new Period(
                json.optionalInstant("start").orElse(null),
                json.optionalInstant("end").orElse(null));
    }

    static String codeText(Code code) {
        return code.system() + "|" + code.code();
    }

    static Code code(String text) {
        int bar = text.lastIndexOf('|');
        if (bar < 0) {
            throw new IllegalArgumentException("a code is written system|code");
        }
        return new Code(text.substring(0, bar), text.substring(bar + 1));
    }

    private static String member(String name) {
        if (!MEMBERS.contains(name)) {
            throw new IllegalArgumentException("no such dimension");
        }
        return name;
    }

    private static void data(Writer writer, @Nullable Listed<DataItem> listed) {
        if (listed == null) {
            return;
        }
        JsonArrayBuilder items = createArrayBuilder();
        listed.values().stream()
                .map(item -> createObjectBuilder()
                        .add("meaning", item.meaning().name())
                        .add("reference", item.reference()))
                .forEach(items::add);
        writer.json.add("data", items);
        writer.note("data", listed.unresolved());
    }

    /** One dimension in two members, as it always was: values of both are alternatives. */
    private static void labels(Writer writer, @Nullable Labels listed) {
        if (listed == null) {
            return;
        }
        if (!listed.levels().isEmpty()) {
            writer.add("confidentiality", new Listed<>(listed.levels(), false), Confidentiality::name);
        }
        if (!listed.sensitivities().isEmpty() || listed.unresolved()) {
            writer.add(
                    "sensitivities",
                    new Listed<>(listed.sensitivities(), listed.unresolved()),
                    ConditionsJson::codeText);
        }
    }

    private static @Nullable Listed<DataItem> data(Reader reader, Members json) {
        if (!json.has("data")) {
            return null;
        }
        Set<DataItem> items = new LinkedHashSet<>();
        for (Members item : json.objects("data")) {
            items.add(new DataItem(item.constant("meaning", DataItem.Meaning.class), item.text("reference")));
        }
        return reader.checked(() -> new Listed<>(items, reader.unresolved.contains("data")));
    }

    private record Writer(JsonObjectBuilder json, Set<String> unresolved) {
        <T> void add(String name, @Nullable Listed<T> listed, Function<T, String> text) {
            if (listed != null) {
                json.add(name, RuleJson.texts(listed.values().stream().map(text)));
                note(name, listed.unresolved());
            }
        }

        void note(String name, boolean notClear) {
            if (notClear) {
                unresolved.add(name);
            }
        }
    }

    private record Reader(Members json, Set<String> unresolved) {
        <T> @Nullable Listed<T> listed(String name, Function<String, T> conversion) {
            return json.has(name)
                    ? checked(() -> new Listed<>(json.texts(name, conversion), unresolved.contains(name)))
                    : null;
        }

        <T> T checked(java.util.function.Supplier<T> dimension) {
            try {
                return dimension.get();
            } catch (IllegalArgumentException empty) {
                throw new MalformedMessageException(
                        "expected at least one value in each dimension at " + json.where() + ", found none");
            }
        }
    }
}
