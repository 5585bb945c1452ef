// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.r5;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consentry.protocol.Json;
import org.consentry.server.access.answer.Complaints;

/**
 * Rewrites an R5 Consent in the words of R4, so that one mapping reads both. R5 has one decision and exceptions without
 * a type, each the opposite of the rule around it. R4 states each type. An unknown element is complained about by name.
 * An element that R4 lacks becomes a modifier that blocks.
 */
final class R5Json {
    /** Extension on the R4 form: the R5 Consent as it was sent. */
    static final String ORIGINAL = "https://consentry.org/fhir/StructureDefinition/r5-original";

    private static final String EXPRESSION = "https://consentry.org/fhir/StructureDefinition/r5-expression";
    private static final String R5 = "https://consentry.org/fhir/r5";

    private static final Set<String> SAME = Set.of(
            "id",
            "meta",
            "implicitRules",
            "language",
            "text",
            "contained",
            "extension",
            "modifierExtension",
            "identifier",
            "category");
    private static final Set<String> MOVED = Set.of(
            "resourceType",
            "status",
            "subject",
            "date",
            "period",
            "grantor",
            "grantee",
            "manager",
            "controller",
            "sourceAttachment",
            "sourceReference",
            "regulatoryBasis",
            "policyBasis",
            "policyText",
            "verification",
            "decision",
            "provision");
    private static final Set<String> RULE_SAME = Set.of(
            "id",
            "extension",
            "modifierExtension",
            "period",
            "actor",
            "action",
            "securityLabel",
            "purpose",
            "code",
            "dataPeriod",
            "data");
    private static final Set<String> RULE_MOVED = Set.of("documentType", "resourceType", "expression", "provision");
    private static final Map<String, String> STATUS = Map.of(
            "draft", "draft",
            "active", "active",
            "inactive", "inactive",
            "not-done", "rejected",
            "entered-in-error", "entered-in-error");

    private final Complaints complaints;
    private final JsonArray grantees;

    private R5Json(Complaints complaints, JsonArray grantees) {
        this.complaints = complaints;
        this.grantees = grantees;
    }

    /** The R4 form. Do not use it if there was a complaint. */
    static JsonObject r4(JsonObject r5, Complaints complaints) {
        return new R5Json(complaints, array(r5, "grantee")).consent(r5);
    }

    private JsonObject consent(JsonObject r5) {
        JsonObjectBuilder r4 = Json.createObjectBuilder().add("resourceType", "Consent");
        copy(r5, r4, "Consent", SAME, MOVED);
        String status = STATUS.get(r5.getString("status", ""));
        if (status == null) {
            complaints.add("Consent.status", "one of " + STATUS.keySet(), "none or another");
        } else {
            r4.add("status", status);
        }
        r4.add("scope", concept("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"));
        if (array(r5, "category").isEmpty()) {
            r4.add("category", Json.createArrayBuilder().add(concept("http://loinc.org", "59284-0")));
        }
        move(r5, "subject", r4, "patient");
        move(r5, "date", r4, "dateTime");
        move(r5, "grantor", r4, "performer");
        move(r5, r5.containsKey("controller") ? "controller" : "manager", r4, "organization");
        source(r5, r4);
        policy(r5, r4);
        verification(r5, r4);
        JsonObject root = root(r5);
        if (!root.isEmpty()) {
            r4.add("provision", root);
        }
        return r4.build();
    }

    private JsonObject root(JsonObject r5) {
        JsonObjectBuilder root = Json.createObjectBuilder();
        String decision = r5.getString("decision", "");
        if (!decision.isEmpty()) {
            root.add("type", decision);
        }
        move(r5, "period", root, "period");
        if ("permit".equals(decision) && !grantees.isEmpty()) {
            root.add("actor", granted());
        }
        if (!array(r5, "provision").isEmpty()) {
            root.add("provision", rules(array(r5, "provision"), decision, "Consent.provision", true));
        }
        return root.build();
    }

    private JsonArrayBuilder rules(JsonArray r5, String outer, String at, boolean first) {
        String type = "permit".equals(outer) ? "deny" : "permit";
        JsonArrayBuilder rules = Json.createArrayBuilder();
        for (int i = 0; i < r5.size(); i++) {
            rules.add(rule(r5.getJsonObject(i), outer.isEmpty() ? "" : type, at + "[" + i + "]", first));
        }
        return rules;
    }

    private JsonObject rule(JsonObject r5, String type, String at, boolean first) {
        JsonObjectBuilder rule = Json.createObjectBuilder();
        copy(r5, rule, at, RULE_SAME, RULE_MOVED);
        if (!type.isEmpty()) {
            rule.add("type", type);
        }
        if (first && "permit".equals(type) && !r5.containsKey("actor") && !grantees.isEmpty()) {
            rule.add("actor", granted());
        }
        // Both together mean content of that document type in that resource; R4 can say only one of them.
        JsonArray classes = array(r5, array(r5, "documentType").isEmpty() ? "resourceType" : "documentType");
        if (!classes.isEmpty()) {
            rule.add("class", classes);
        }
        if (r5.containsKey("expression")) {
            rule.add(
                    "modifierExtension",
                    Json.createArrayBuilder(array(r5, "modifierExtension"))
                            .add(Json.createObjectBuilder()
                                    .add("url", EXPRESSION)
                                    .add("valueBoolean", true)));
        }
        if (!array(r5, "provision").isEmpty()) {
            rule.add("provision", rules(array(r5, "provision"), type, at + ".provision", false));
        }
        return rule.build();
    }

    /** The grantees as recipients of a yes. A no applies to everybody. */
    private JsonArrayBuilder granted() {
        JsonArrayBuilder actors = Json.createArrayBuilder();
        grantees.forEach(grantee -> actors.add(Json.createObjectBuilder().add("reference", grantee)));
        return actors;
    }

    private void source(JsonObject r5, JsonObjectBuilder r4) {
        if (!array(r5, "sourceReference").isEmpty()) {
            r4.add("sourceReference", array(r5, "sourceReference").get(0));
        } else if (!array(r5, "sourceAttachment").isEmpty()) {
            r4.add("sourceAttachment", array(r5, "sourceAttachment").get(0));
        }
    }

    private static void policy(JsonObject r5, JsonObjectBuilder r4) {
        String uri = Optional.ofNullable(r5.get("policyBasis"))
                .filter(JsonObject.class::isInstance)
                .map(basis -> basis.asJsonObject().getString("url", ""))
                .orElse("");
        JsonObjectBuilder policy = Json.createObjectBuilder().add("authority", R5);
        if (!uri.isEmpty()) {
            policy.add("uri", uri);
        }
        r4.add("policy", Json.createArrayBuilder().add(policy));
    }

    private static void verification(JsonObject r5, JsonObjectBuilder r4) {
        JsonArrayBuilder verifications = Json.createArrayBuilder();
        for (JsonValue each : array(r5, "verification")) {
            boolean verified = each.asJsonObject().getBoolean("verified", false);
            verifications.add(Json.createObjectBuilder().add("verified", verified));
        }
        JsonArray built = verifications.build();
        if (!built.isEmpty()) {
            r4.add("verification", built);
        }
    }

    /** A concept that R4 demands and R5 leaves out or has no element for. */
    private static JsonObjectBuilder concept(String system, String code) {
        return Json.createObjectBuilder()
                .add(
                        "coding",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("system", system)
                                        .add("code", code)));
    }

    private void copy(JsonObject from, JsonObjectBuilder to, String at, Set<String> same, Set<String> moved) {
        from.forEach((name, value) -> {
            if (same.contains(name)) {
                to.add(name, value);
            } else if (!moved.contains(name)) {
                complaints.add(at + "." + name, "an element of Consent in R5", "another, or one with extensions");
            }
        });
    }

    private static void move(JsonObject from, String name, JsonObjectBuilder to, String other) {
        JsonValue value = from.get(name);
        if (value != null) {
            to.add(other, value);
        }
    }

    /**
     * The values of an element that repeats in R5. It fails on another form, since a yes would reach further without
     * the condition.
     *
     * @throws ClassCastException if the element is there and not an array
     */
    private static JsonArray array(JsonObject from, String name) {
        JsonValue found = from.get(name);
        return found == null ? JsonValue.EMPTY_JSON_ARRAY : found.asJsonArray();
    }
}
