// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.r5;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.util.Locale;
import java.util.Set;
import org.consentry.server.access.answer.FhirErrors;

/**
 * Refuses an R5 Consent with a member in the wrong JSON form: a list where R5 has one value, or one value where R5 has
 * a list. If the reader took such a member as absent, a decision, a condition or an exception would be lost. The
 * insides of data types are checked later, with the rest of R4.
 */
final class R5Forms {
    private static final Set<String> TEXTS =
            Set.of("resourceType", "id", "implicitRules", "language", "status", "date", "decision");
    private static final Set<String> OBJECTS =
            Set.of("meta", "text", "subject", "period", "policyBasis", "dataPeriod", "expression");
    private static final Set<String> LISTS = Set.of(
            "contained",
            "extension",
            "modifierExtension",
            "identifier",
            "category",
            "grantor",
            "grantee",
            "manager",
            "controller",
            "sourceAttachment",
            "sourceReference",
            "regulatoryBasis",
            "policyText",
            "verification",
            "provision",
            "actor",
            "action",
            "securityLabel",
            "purpose",
            "documentType",
            "resourceType",
            "code",
            "data");

    private R5Forms() {}

    /** Refuses with 400 and names the member. */
    static void check(JsonObject consent) {
        members(consent, "Consent", true);
        if (consent.get("policyBasis") instanceof JsonObject basis) {
            one(basis, "url", "Consent.policyBasis", Set.of(ValueType.STRING), "a text");
        }
        if (consent.containsKey("verification")) {
            consent.getJsonArray("verification")
                    .getValuesAs(JsonObject.class)
                    .forEach(each -> one(
                            each,
                            "verified",
                            "Consent.verification",
                            Set.of(ValueType.TRUE, ValueType.FALSE),
                            "true or false"));
        }
        provisions(consent, "Consent");
    }

    private static void provisions(JsonObject around, String at) {
        if (around.containsKey("provision")) {
            int index = 0;
            for (JsonObject provision : around.getJsonArray("provision").getValuesAs(JsonObject.class)) {
                String where = at + ".provision[" + index++ + "]";
                members(provision, where, false);
                provisions(provision, where);
            }
        }
    }

    private static void members(JsonObject json, String at, boolean root) {
        for (String name : json.keySet()) {
            boolean type = "resourceType".equals(name);
            if (TEXTS.contains(name) && (root || !type)) {
                one(json, name, at, Set.of(ValueType.STRING), "a text");
            } else if (OBJECTS.contains(name)) {
                one(json, name, at, Set.of(ValueType.OBJECT), "an object");
            } else if (LISTS.contains(name)) {
                one(json, name, at, Set.of(ValueType.ARRAY), "a list");
                objects(json, name, at);
            }
        }
    }

    private static void objects(JsonObject json, String name, String at) {
        for (JsonValue each : json.getJsonArray(name)) {
            if (each.getValueType() != ValueType.OBJECT) {
                throw otherForm(at + "." + name, "a list of objects", each);
            }
        }
    }

    private static void one(JsonObject json, String name, String at, Set<ValueType> expected, String words) {
        JsonValue found = json.get(name);
        if (found != null && !expected.contains(found.getValueType())) {
            throw otherForm(at + "." + name, words, found);
        }
    }

    private static RuntimeException otherForm(String at, String expected, JsonValue found) {
        String form = found.getValueType().toString().toLowerCase(Locale.ROOT);
        return FhirErrors.badRequest(
                "Expected " + at + " as " + expected + ", found " + form + " in its place; nothing was saved");
    }
}
