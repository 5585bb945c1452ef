// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.choice;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import org.consentry.portal.fhir.Fhir;
import org.consentry.portal.fhir.Node;

/**
 * Copies of a stored Consent what the patient may take along. Only members that are named here are copied. The name of
 * the member of staff who entered it is not, nor who verified it, nor any text or note.
 */
final class OwnConsent {
    private static final List<String> WHOLE = List.of(
            "resourceType",
            "id",
            "status",
            "scope",
            "category",
            "patient",
            "dateTime",
            "organization",
            "policy",
            "policyRule",
            "provision");

    private OwnConsent() {}

    /** The copy. */
    static JsonObject of(JsonObject stored) {
        JsonObjectBuilder copy = Json.createObjectBuilder();
        stored.forEach((name, value) -> {
            if (WHOLE.contains(name)) {
                copy.add(name, value);
            }
        });
        Node consent = Node.of(stored);
        add(copy, "meta", meta(consent.at("meta")));
        add(copy, "identifier", identifiers(consent));
        add(copy, "performer", performers(consent));
        add(copy, "extension", extensions(consent));
        return copy.build();
    }

    private static JsonObject meta(Node meta) {
        JsonObjectBuilder copy = Json.createObjectBuilder();
        for (String name : List.of("versionId", "lastUpdated")) {
            meta.text(name).ifPresent(value -> copy.add(name, value));
        }
        return copy.build();
    }

    /** The keys of forms are no facts about the choice. */
    private static JsonArray identifiers(Node consent) {
        return array(consent.items("identifier")
                .filter(each -> !each.is("system", Fhir.IDEMPOTENCY_KEY))
                .map(Node::value)
                .toList());
    }

    private static JsonArray performers(Node consent) {
        String patient = consent.at("patient").textOr("reference", "");
        return array(consent.items("performer")
                .filter(each -> each.is("reference", patient))
                .map(Node::value)
                .toList());
    }

    private static JsonArray extensions(Node consent) {
        JsonArrayBuilder copies = Json.createArrayBuilder();
        consent.items("extension").forEach(each -> {
            if (each.is("url", Fhir.HELD_SINCE)) {
                copies.add(each.value());
            }
            if (each.is("url", Fhir.ENTERED)) {
                JsonArray how = array(each.items("extension")
                        .filter(part -> part.is("url", "channel"))
                        .map(Node::value)
                        .toList());
                copies.add(Json.createObjectBuilder().add("url", Fhir.ENTERED).add("extension", how));
            }
        });
        return copies.build();
    }

    private static JsonArray array(List<JsonValue> values) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        values.forEach(all::add);
        return all.build();
    }

    /** FHIR has no empty objects and arrays. */
    private static void add(JsonObjectBuilder copy, String name, JsonObject value) {
        if (!value.isEmpty()) {
            copy.add(name, value);
        }
    }

    private static void add(JsonObjectBuilder copy, String name, JsonArray value) {
        if (!value.isEmpty()) {
            copy.add(name, value);
        }
    }
}
