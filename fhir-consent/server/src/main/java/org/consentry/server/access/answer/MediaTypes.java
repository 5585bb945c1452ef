// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.answer;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Media types that the FHIR door speaks: JSON of FHIR 4.0 in UTF-8, under each of its names. */
public final class MediaTypes {
    /** Its own name. */
    public static final String FHIR_JSON = "application/fhir+json";

    private static final Set<String> NAMES =
            Set.of(FHIR_JSON, "application/json+fhir", "application/json", "text/json", "json");
    private static final Set<String> RANGES = Set.of("*/*", "application/*");

    private MediaTypes() {}

    /** Whether this is JSON of FHIR 4.0; without regard to case, and to a plus sign that became a space. */
    public static boolean isJson(String type) {
        List<String> parts = parts(type);
        return NAMES.contains(parts.get(0).replace(' ', '+')) && fits(parts);
    }

    /** The same for the type of a body, which has a type and no short name. */
    public static boolean isBody(String type) {
        return type.indexOf('/') > 0 && isJson(type);
    }

    /** Whether an Accept header's entry lets JSON of FHIR 4.0 in. */
    public static boolean accepts(String range) {
        List<String> parts = parts(range);
        boolean wanted = parts.stream().noneMatch(part -> part.matches("q=0(\\.0*)?"));
        return wanted && (isJson(range) || (RANGES.contains(parts.get(0)) && fits(parts)));
    }

    private static boolean fits(List<String> parts) {
        return parts.stream().skip(1).allMatch(part -> {
            String value = part.substring(part.indexOf('=') + 1).replace("\"", "");
            boolean version = part.startsWith("fhirversion=");
            boolean charset = part.startsWith("charset=");
            return version ? value.equals("4.0") || value.startsWith("4.0.") : !charset || "utf-8".equals(value);
        });
    }

    private static List<String> parts(String type) {
        return List.of(type.split(";", -1)).stream()
                .map(part -> part.strip().toLowerCase(Locale.ROOT).replaceAll("\\s*=\\s*", "="))
                .toList();
    }
}
