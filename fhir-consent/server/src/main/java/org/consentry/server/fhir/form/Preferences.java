// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.form;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.consentry.server.access.answer.FhirErrors;

/**
 * What a caller prefers (header {@code Prefer}). An unknown preference is ignored, as RFC 7240 demands. A known one
 * must have a known value.
 *
 * @param known values by name
 */
public record Preferences(Map<String, String> known) {
    private static final String RETURN = "return";
    private static final String HANDLING = "handling";
    private static final Map<String, Set<String>> VALUES = Map.of(
            RETURN, Set.of("minimal", "representation", "operationoutcome"), HANDLING, Set.of("strict", "lenient"));

    /** Copies the map. */
    public Preferences {
        known = Map.copyOf(known);
    }

    /** The preferences of a request. Refuses wrong ones with 400. */
    public static Preferences of(RequestDetails request) {
        Map<String, String> found = new HashMap<>();
        for (String header : ResponseHeaders.all(request, "Prefer")) {
            for (String preference : List.of(header.split("[,;]", -1))) {
                String[] pair = preference.strip().toLowerCase(Locale.ROOT).split("\\s*=\\s*", 2);
                Set<String> values = VALUES.get(pair[0]);
                if (values == null) {
                    continue;
                }
                String value = pair.length < 2 ? "" : pair[1].replace("\"", "");
                String before = found.put(pair[0], value);
                if (!values.contains(value) || (before != null && !before.equals(value))) {
                    throw FhirErrors.badRequest("Expected Prefer with one " + pair[0] + " of "
                            + String.join(", ", values.stream().sorted().toList()));
                }
            }
        }
        return new Preferences(found);
    }

    /** Whether unknown search parameters may be ignored. */
    public boolean lenient() {
        return "lenient".equals(known.get(HANDLING));
    }

    /** Whether the caller chooses the answer to a write. */
    public boolean nameAnswer() {
        return known.containsKey(RETURN);
    }
}
