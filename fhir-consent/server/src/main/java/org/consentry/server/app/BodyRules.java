// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.consentry.server.access.Callers;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.access.answer.MediaTypes;
import org.consentry.server.access.limit.BodyLimits;
import org.consentry.server.fhir.body.FhirJson;

/** Refuses a body that is not JSON with 400 and one that is not R4 with 422, before any provider sees it. */
@Interceptor
public class BodyRules {
    private static final Pattern PAIR =
            Pattern.compile("\\\\u[dD][89abAB][0-9a-fA-F]{2}\\\\u[dD][c-fC-F][0-9a-fA-F]{2}");
    private static final Pattern HALF =
            Pattern.compile("\\\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\\\u[dD][c-fC-F])|\\\\u[dD][c-fC-F]");
    private static final Pattern FORM = Pattern.compile(
            "application/x-www-form-urlencoded\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?", Pattern.CASE_INSENSITIVE);
    /** An operation that reads its body itself, in R5 and also as XML. */
    private static final String OWN_BODY = "$import-r5";

    private final Validation validation;
    private final ConsentBodies consents;

    BodyRules(Validation validation, ConsentBodies consents) {
        this.validation = validation;
        this.consents = consents;
    }

    /** Checks what is to be written. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void check(RequestDetails request) {
        boolean writes =
                request.getRequestType() == RequestTypeEnum.PUT || request.getRequestType() == RequestTypeEnum.POST;
        if (!writes) {
            return;
        }
        byte[] body = request.loadRequestContents();
        String type = Objects.toString(request.getHeader("Content-Type"), "");
        boolean operation = request.getOperation() != null;
        if (OWN_BODY.equals(request.getOperation())) {
            ownBody(type, body);
        } else if (request.getRestOperationType() == RestOperationTypeEnum.SEARCH_TYPE) {
            form(type, body);
        } else if (!operation || body.length > 0) {
            json(request, type, body, operation);
        }
    }

    private void json(RequestDetails request, String type, byte[] body, boolean operation) {
        if (!MediaTypes.isBody(type)) {
            throw FhirErrors.unsupportedMedia("Expected a body of type application/fhir+json, of FHIR 4.0, in UTF-8");
        }
        String text = text(body);
        String name = operation ? "body" : Objects.requireNonNullElse(request.getResourceName(), "Bundle");
        JsonObject json = read(text, name);
        BodyLimits.of(Callers.of(request).kind()).check(json);
        consents.admit(request, json);
        // In a bundle of requests each entry is checked by itself.
        if (!operation && request.getResourceName() != null && !ConsentBodies.isConsent(json)) {
            validation.check(text);
        }
    }

    /** Skips XML, which has rules of its own against double members. */
    private static void ownBody(String type, byte[] body) {
        if (type.toLowerCase(Locale.ROOT).contains("json")) {
            read(text(body), "body");
        }
    }

    private static JsonObject read(String text, String where) {
        readable(text);
        return wellFormed(text, where);
    }

    private static void form(String type, byte[] body) {
        if (body.length > 0 && !FORM.matcher(type).matches()) {
            throw FhirErrors.unsupportedMedia("Expected a search of type application/x-www-form-urlencoded, in UTF-8");
        }
        text(body);
    }

    /** Refuses bytes that are not UTF-8. Otherwise they would be stored as other letters. */
    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw FhirErrors.badRequest("Expected a body in UTF-8");
        }
    }

    /**
     * Refuses a body nested deeper than any resource before a parser uses up its stack, and a body that cannot be
     * stored.
     */
    private static void readable(String text) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\' && text.startsWith("u0000", i + 1)) {
                    throw FhirErrors.badRequest("Expected text without the character NUL");
                }
                if (c == '\\' && HALF.matcher(text).region(i, text.length()).lookingAt()) {
                    throw FhirErrors.badRequest("Expected whole characters, found half of a surrogate pair");
                }
                // Skips the second half of a pair, which alone would look like half a pair.
                i += c == '\\' && PAIR.matcher(text).region(i, text.length()).lookingAt() ? 6 : 0;
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            }
            boolean outside = depth == 0 && !quoted && c != '}' && !Character.isWhitespace(c);
            if (depth < 0 || (outside && i > 0)) {
                throw FhirErrors.badRequest("Expected one well-formed JSON object and nothing else");
            }
            if (depth > FhirJson.DEEPEST) {
                throw FhirErrors.badRequest("Expected JSON of at most " + FhirJson.DEEPEST + " levels");
            }
        }
    }

    private static JsonObject wellFormed(String text, String where) {
        JsonObject body = FhirJson.read(text, where);
        if (!body.containsKey("resourceType")) {
            throw FhirErrors.badRequest("Expected a JSON object with a resourceType");
        }
        return body;
    }
}
