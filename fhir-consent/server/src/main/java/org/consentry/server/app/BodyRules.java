// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.protocol.StrictJson;
import org.consentry.server.access.Answers;

/** Refuses a body that is not JSON with 400 and one that is not R4 with 422, before any provider sees it. */
@Interceptor
public class BodyRules {
    private static final int DEEPEST = 64;
    private static final Pattern OTHER_VERSION =
            Pattern.compile("fhirVersion\\s*=\\s*\"?(?!4\\.0)", Pattern.CASE_INSENSITIVE);

    private final Validation validation;
    private final ConsentBodies consents;

    BodyRules(Validation validation, ConsentBodies consents) {
        this.validation = validation;
        this.consents = consents;
    }

    /** Checks what is to be written. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void check(RequestDetails request) {
        boolean posts = request.getRequestType() == RequestTypeEnum.POST;
        boolean writes = request.getRequestType() == RequestTypeEnum.PUT || (posts && request.getOperation() == null);
        if (!writes) {
            operation(request, posts);
            return;
        }
        String type = Objects.toString(request.getHeader("Content-Type"), "");
        if (EncodingEnum.forContentTypeStrict(type) != EncodingEnum.JSON
                || OTHER_VERSION.matcher(type).find()) {
            throw Answers.unsupportedMedia("Expected a body of type application/fhir+json, of FHIR 4.0");
        }
        String text = new String(request.loadRequestContents(), StandardCharsets.UTF_8);
        readable(text);
        JsonObject body = wellFormed(text, Objects.requireNonNullElse(request.getResourceName(), "Bundle"));
        consents.admit(request, body);
        // Of a bundle of requests each entry is checked by itself.
        if (request.getResourceName() != null && !ConsentBodies.isConsent(body)) {
            validation.check(text);
        }
    }

    /** Refuses what is deeper than any resource, before it costs a parser its stack, and what cannot be stored. */
    private static void readable(String text) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\' && text.startsWith("u0000", i + 1)) {
                    throw Answers.badRequest("Expected text without the character NUL");
                }
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
                throw Answers.badRequest("Expected one well-formed JSON object and nothing else");
            }
            if (depth > DEEPEST) {
                throw Answers.badRequest("Expected JSON of at most " + DEEPEST + " levels");
            }
        }
    }

    /** What an operation is sent as JSON. A form is not read here; XML has its own rules against two of one. */
    private void operation(RequestDetails request, boolean posts) {
        String type = Objects.toString(request.getHeader("Content-Type"), "");
        if (!posts || type.toLowerCase(Locale.ROOT).contains("form")) {
            return;
        }
        String text = new String(request.loadRequestContents(), StandardCharsets.UTF_8).strip();
        if (!text.isEmpty() && !text.startsWith("<")) {
            readable(text);
            consents.admit(request, wellFormed(text, "body"));
        }
    }

    private static JsonObject wellFormed(String text, String where) {
        try {
            JsonObject body = StrictJson.object(text, where);
            if (!body.containsKey("resourceType")) {
                throw Answers.badRequest("Expected a JSON object with a resourceType");
            }
            return body;
        } catch (MalformedMessageException malformed) {
            throw Answers.malformed(malformed);
        }
    }
}
