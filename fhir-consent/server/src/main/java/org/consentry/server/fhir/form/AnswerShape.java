// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.form;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.access.answer.MediaTypes;
import org.jspecify.annotations.Nullable;

/**
 * Checks {@code _format}, {@code _pretty}, {@code _summary}, {@code _total} and {@code _elements}. Each may come once,
 * as a whole and with a known value.
 */
final class AnswerShape {
    private static final List<String> ONCE =
            List.of("_format", "_pretty", "_summary", "_total", "_elements", "_count", "_sort", "_cursor", "_since");
    private static final Map<String, Set<String>> VALUES = Map.of(
            "_pretty", Set.of("true", "false"),
            "_summary", Set.of("true", "false", "text", "data", "count"),
            "_total", Set.of("none", "accurate"));
    /** Operations that choose their format themselves. */
    private static final Set<String> OWN_FORMATS = Set.of("$accounting", "$export");

    private final FhirContext fhir;

    AnswerShape(FhirContext fhir) {
        this.fhir = fhir;
    }

    void settle(RequestDetails request) {
        for (String name : ONCE) {
            String[] values = request.getParameters().get(name);
            if (values != null && values.length > 1) {
                throw FhirErrors.badRequest("Expected the parameter " + name + " once, found it several times");
            }
        }
        format(request);
        VALUES.forEach((name, known) -> {
            String value = only(request, name);
            if (value != null && !known.contains(value)) {
                throw FhirErrors.badRequest("Expected " + name + " to be one of "
                        + String.join(", ", known.stream().sorted().toList()));
            }
        });
        parts(request);
    }

    private static void format(RequestDetails request) {
        String format = only(request, "_format");
        if (format == null || OWN_FORMATS.contains(Objects.toString(request.getOperation(), ""))) {
            return;
        }
        // There is one form; a form of a search by POST must not talk the library into another.
        Map<String, String[]> parameters = new HashMap<>(request.getParameters());
        parameters.remove("_format");
        request.setParameters(parameters);
        if (!MediaTypes.isJson(format)) {
            throw FhirErrors.notAcceptable("Expected _format to be json or application/fhir+json");
        }
    }

    private void parts(RequestDetails request) {
        String summary = only(request, "_summary");
        String elements = only(request, "_elements");
        boolean search = request.getRestOperationType() == RestOperationTypeEnum.SEARCH_TYPE
                || request.getRestOperationType() == RestOperationTypeEnum.HISTORY_TYPE
                || request.getRestOperationType() == RestOperationTypeEnum.HISTORY_INSTANCE;
        if ("count".equals(summary) && !search) {
            throw FhirErrors.badRequest("Expected _summary=count for a list only");
        }
        if (summary != null && elements != null) {
            throw FhirErrors.badRequest("Expected _summary or _elements, found both");
        }
        if (elements != null) {
            String type = request.getRestOperationType() == RestOperationTypeEnum.METADATA
                    ? "CapabilityStatement"
                    : request.getResourceName();
            known(type, elements);
            replace(request, "_elements", "_elements", Elements.told(elements));
        } else if ("text".equals(summary)) {
            // HAPI answers the narrative alone, or the word null where there is none.
            replace(request, "_summary", "_elements", Elements.told("id,meta,text"));
        }
    }

    private void known(@Nullable String type, String elements) {
        for (String path : List.of(elements.split(",", -1))) {
            String element = path.strip();
            if (!Elements.MANDATORY.equals(element) && (type == null || !isElement(type, element))) {
                throw FhirErrors.badRequest(
                        "Expected _elements to be elements of " + type + ", found \"" + element + "\"");
            }
        }
    }

    private boolean isElement(String type, String path) {
        BaseRuntimeElementDefinition<?> at = fhir.getResourceDefinition(type);
        String relative = path.startsWith(type + ".") ? path.substring(type.length() + 1) : path;
        for (String name : List.of(relative.split("\\.", -1))) {
            if (!(at instanceof BaseRuntimeElementCompositeDefinition<?> composite)) {
                return false;
            }
            BaseRuntimeChildDefinition child = composite.getChildByName(name);
            child = child == null ? composite.getChildByName(name + "[x]") : child;
            if (child == null) {
                return false;
            }
            at = child.getValidChildNames().stream()
                    .findFirst()
                    .map(child::getChildByName)
                    .orElse(null);
        }
        return true;
    }

    private static void replace(RequestDetails request, String name, String by, String value) {
        Map<String, String[]> parameters = new HashMap<>(request.getParameters());
        parameters.remove(name);
        parameters.put(by, new String[] {value});
        request.setParameters(parameters);
    }

    private static @Nullable String only(RequestDetails request, String name) {
        String[] values = request.getParameters().get(name);
        return values == null || values.length == 0 ? null : values[0];
    }
}
