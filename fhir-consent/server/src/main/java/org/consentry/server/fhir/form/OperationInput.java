// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.form;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.consentry.server.access.answer.FhirErrors;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;

/** Knows which parameters each operation takes. An operation that is not listed takes none. */
final class OperationInput {
    private static final Map<String, Set<String>> TAKES = Map.ofEntries(
            Map.entry("$enforcement", Set.of()),
            Map.entry(
                    "$evaluate",
                    Set.of("patient", "recipient", "purpose", "study", "action", "deid-state", "as-of", "known-as-of")),
            Map.entry("$preview", Set.of("consent")),
            Map.entry("$fileConsent", Set.of("consent", "document", "questionnaire")),
            Map.entry("$revokeConsent", Set.of("consent", "patient", "document", "questionnaire")),
            Map.entry("$import-r5", Set.of()),
            Map.entry("$rules", Set.of()),
            Map.entry("$accounting", Set.of("start", "end", "legal", "series", "_count", "_cursor")),
            Map.entry("$findUsage", Set.of("offset", "limit")),
            Map.entry(
                    "$sharing",
                    Set.of("year", "recipient", "purpose", "scan", "outcome", "name", "line", "page", "_count")),
            Map.entry("$held", Set.of()),
            Map.entry("$looks", Set.of("look", "page", "_count")),
            Map.entry("$notes", Set.of()),
            Map.entry("$notices", Set.of()),
            Map.entry("$alerts", Set.of()),
            Map.entry("$set-alerts", Set.of("pick", "version")),
            Map.entry("$proxies", Set.of()),
            Map.entry("$end-proxy", Set.of("grant")),
            Map.entry("$by-number", Set.of("number")),
            Map.entry("$shared", Set.of()),
            Map.entry("$verify", Set.of("count", "from")),
            Map.entry("$recordDisclosure", Set.of("disclosure", "consent")),
            Map.entry("$status", Set.of()),
            Map.entry("$events", Set.of("eventsSinceNumber", "eventsUntilNumber", "content")),
            Map.entry("$replay", Set.of()),
            Map.entry("$dead-letters", Set.of()));
    private static final Set<String> ANYWHERE = Set.of("_format", "_pretty");
    private static final Set<String> DOCUMENTS = Set.of("document", "questionnaire");
    private static final Map<String, Set<String>> REPEAT =
            Map.of("$evaluate", Set.of("purpose"), "$fileConsent", DOCUMENTS, "$revokeConsent", DOCUMENTS);
    /** Bulk export, whose own provider checks its parameters. */
    private static final String EXPORT = "$export";
    /** Operations whose names come in any case of letters, since HL7 FAST's guide and its profiles differ in it. */
    private static final Set<String> ANY_CASE = Set.of("$fileConsent", "$revokeConsent", "$recordDisclosure");
    /** Operations with only numbers, which are read from the address with any method. */
    private static final Set<String> FROM_ADDRESS = Set.of("$verify", "$findUsage");

    private OperationInput() {}

    static void parameters(RequestDetails request) {
        String operation = Objects.requireNonNull(request.getOperation());
        if (EXPORT.equals(operation)) {
            return;
        }
        Set<String> takes = TAKES.getOrDefault(operation, Set.of());
        Set<String> known = new HashSet<>(ANYWHERE);
        boolean posted = request.getRequestType() == RequestTypeEnum.POST;
        if (!posted || FROM_ADDRESS.contains(operation)) {
            known.addAll(takes);
        } else {
            takes.stream().filter(name -> name.startsWith("_")).forEach(known::add);
        }
        RequestRules.only(request, known);
        request.getParameters().forEach((name, values) -> once(operation, name, values.length));
    }

    static void body(@Nullable String operation, Parameters sent) {
        if (operation == null || EXPORT.equals(operation)) {
            return;
        }
        Set<String> takes = TAKES.getOrDefault(operation, Set.of());
        Set<String> seen = new HashSet<>();
        for (Parameters.ParametersParameterComponent each : sent.getParameter()) {
            String written = each.hasName() ? each.getName() : "";
            String name = ANY_CASE.contains(operation) ? written.toLowerCase(Locale.ROOT) : written;
            if (!takes.contains(name)) {
                throw FhirErrors.badRequest("Expected parameters of " + operation + ", which are "
                        + String.join(", ", takes.stream().sorted().toList()) + "; found \"" + written + "\"");
            }
            once(operation, name, seen.add(name) ? 1 : 2);
        }
    }

    private static void once(String operation, String name, int times) {
        if (times > 1 && !REPEAT.getOrDefault(operation, Set.of()).contains(name)) {
            throw FhirErrors.badRequest("Expected the parameter " + name + " once, found it several times");
        }
    }
}
