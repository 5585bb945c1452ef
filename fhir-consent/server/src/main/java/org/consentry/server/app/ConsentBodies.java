// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.consentry.protocol.Json;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Callers;
import org.consentry.server.access.ConsentAdmission;
import org.consentry.server.fhir.body.FhirJson;

/**
 * Finds the Consents that a request would store, anywhere in its body, and replaces each by the admitted text. It runs
 * before any parser, since the parser refuses a whole body for one misprinted code.
 */
final class ConsentBodies {
    private static final String FILING = "$fileConsent";
    private static final String RESOURCE = "resource";
    private static final Set<String> WRITES = Set.of("POST", "PUT");

    private final ConsentAdmission admission;

    ConsentBodies(ConsentAdmission admission) {
        this.admission = admission;
    }

    /** Whether this is a Consent itself. */
    static boolean isConsent(JsonValue json) {
        return is(json, "Consent");
    }

    /** Replaces the body, if anything in it is to be replaced. */
    void admit(RequestDetails request, JsonObject body) {
        Caller caller = Callers.of(request);
        JsonObject admitted = body;
        if (FILING.equals(request.getOperation()) && is(body, "Parameters")) {
            admitted = inside(body, "parameter", caller);
        } else if (isBundleOfOthers(request, caller) && is(body, "Bundle")) {
            admitted = inside(body, "entry", caller);
        } else if (request.getOperation() == null && isConsent(body)) {
            admitted = consent(body, caller);
        }
        if (!admitted.equals(body)) {
            request.setRequestContents(admitted.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Whether this is a registrar's bundle. A patient's entries are checked, and refused, one by one. */
    private static boolean isBundleOfOthers(RequestDetails request, Caller caller) {
        return request.getOperation() == null
                && request.getResourceName() == null
                && caller.kind() == Caller.Kind.REGISTRAR;
    }

    private JsonObject inside(JsonObject body, String list, Caller caller) {
        if (!(body.get(list) instanceof JsonArray parts)) {
            return body;
        }
        boolean changed = false;
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (JsonValue part : parts) {
            JsonValue admitted = part instanceof JsonObject each && writes(each) ? part(each, caller) : part;
            changed |= !admitted.equals(part);
            all.add(admitted);
        }
        return changed ? Json.createObjectBuilder(body).add(list, all).build() : body;
    }

    private JsonObject part(JsonObject part, Caller caller) {
        JsonObject sent = part.getJsonObject(RESOURCE);
        JsonObject admitted = consent(sent, caller);
        return admitted.equals(sent)
                ? part
                : Json.createObjectBuilder(part).add(RESOURCE, admitted).build();
    }

    /** A parameter, or an entry that writes. */
    private static boolean writes(JsonObject part) {
        boolean reads = part.get("request") instanceof JsonObject request
                && !(request.get("method") instanceof JsonString method && WRITES.contains(method.getString()));
        return !reads && isConsent(part.getOrDefault(RESOURCE, JsonValue.NULL));
    }

    private JsonObject consent(JsonObject sent, Caller caller) {
        String text = sent.toString();
        String admitted = admission.admit(text, caller);
        return admitted.equals(text) ? sent : FhirJson.read(admitted, "Consent");
    }

    private static boolean is(JsonValue json, String type) {
        return json instanceof JsonObject object
                && object.get("resourceType") instanceof JsonString found
                && type.equals(found.getString());
    }
}
