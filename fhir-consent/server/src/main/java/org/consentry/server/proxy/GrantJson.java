// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.proxy;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.consentry.protocol.Json;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.server.access.Acting.Power;
import org.consentry.server.access.answer.SaidText;
import org.consentry.server.storage.ResourceKey;

/** Grants as JSON at the door for staff. */
final class GrantJson {
    private static final Set<String> KNOWN = Set.of("patient", "proxy", "kind", "scopes", "from", "until", "paper");
    private static final Set<String> END = Set.of("why");
    private static final int SHORTEST = 5;
    private static final int LONGEST = 200;
    private static final int MOST_YEARS = 5;

    private GrantJson() {}

    /**
     * Reads a grant that is to be made.
     *
     * @throws MalformedMessageException naming the first member that is not as expected
     */
    static NewGrant read(JsonObject said) {
        only(said, KNOWN);
        ProxyKind kind = ProxyKind.of(text(said, "kind"))
                .orElseThrow(() -> SaidText.wrong("kind as guardian, representative or friend", "another"));
        LocalDate from = SaidText.day("from", text(said, "from"));
        LocalDate until = SaidText.day("until", text(said, "until"));
        if (until.isBefore(from) || until.isAfter(from.plusYears(MOST_YEARS))) {
            throw SaidText.wrong("until on the day from or at most " + MOST_YEARS + " years later", "another day");
        }
        String patient = id(said, "patient");
        String proxy = id(said, "proxy");
        if (patient.equals(proxy)) {
            throw SaidText.wrong("two people", "one");
        }
        return new NewGrant(
                patient,
                proxy,
                kind,
                powers(said),
                from,
                until,
                SaidText.words("paper", text(said, "paper"), SHORTEST, LONGEST));
    }

    /** Reads why a grant is ended. */
    static String why(JsonObject said) {
        only(said, END);
        return SaidText.words("why", text(said, "why"), SHORTEST, LONGEST);
    }

    /** Scopes must be said, and seeing is one of them: a grant by which nothing can be seen is a mistake. */
    private static Set<Power> powers(JsonObject said) {
        Set<Power> powers = EnumSet.noneOf(Power.class);
        if (said.get("scopes") instanceof JsonArray codes) {
            codes.forEach(code -> powers.add(power(code)));
        }
        if (!powers.contains(Power.SEE)) {
            throw SaidText.wrong("scopes with see", "none");
        }
        return powers;
    }

    private static Power power(JsonValue code) {
        return Arrays.stream(Power.values())
                .filter(each -> code instanceof JsonString text && each.code().equals(text.getString()))
                .findFirst()
                .orElseThrow(() -> SaidText.wrong("scopes of see, ask and choose", "another"));
    }

    private static void only(JsonObject said, Set<String> known) {
        if (!known.containsAll(said.keySet())) {
            throw SaidText.wrong(String.join(", ", known.stream().sorted().toList()), "another member");
        }
    }

    private static String id(JsonObject said, String name) {
        String id = text(said, name);
        if (!ResourceKey.isId(id)) {
            throw SaidText.wrong(name + " as the logical id of a Patient", "another text");
        }
        return id;
    }

    private static String text(JsonObject said, String name) {
        if (said.get(name) instanceof JsonString text) {
            return text.getString();
        }
        throw SaidText.wrong(name + " as text", "something else");
    }

    /** As staff read it. */
    static JsonObjectBuilder write(Grant grant, String name) {
        JsonArrayBuilder scopes = Json.createArrayBuilder();
        grant.said().powers().stream().sorted().map(Power::code).forEach(scopes::add);
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", grant.id())
                .add("name", name)
                .add("kind", grant.said().kind().code())
                .add("scopes", scopes)
                .add("from", grant.said().from().toString())
                .add("until", grant.said().until().toString())
                .add("paper", grant.said().paper())
                .add("enterer", grant.enterer())
                .add("enteredAt", grant.at().toString());
        grant.ended()
                .ifPresent(ended -> json.add("endedBy", ended.side())
                        .add("ender", ended.ender())
                        .add("endedAt", ended.at().toString()));
        return json;
    }
}
