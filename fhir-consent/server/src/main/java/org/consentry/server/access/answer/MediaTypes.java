// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.answer;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Knows the media types of the FHIR door: JSON of FHIR 4.0 in UTF-8, under each of its names. */
public final class MediaTypes {
    /** FHIR's own name for it. */
    public static final String FHIR_JSON = "application/fhir+json";

    private static final Set<String> NAMES =
            Set.of(FHIR_JSON, "application/json+fhir", "application/json", "text/json", "json");
    private static final Set<String> RANGES = Set.of("*/*", "application/*");

    private MediaTypes() {}

    /** Whether this is JSON of FHIR 4.0. Case does not matter, nor does a plus sign that became a space. */
    public static boolean isJson(String type) {
        List<String> parts = parts(type);
        return NAMES.contains(parts.get(0).replace(' ', '+')) && fits(parts);
    }

    /** The same for the type of a body, where a short name such as {@code json} is not enough. */
    public static boolean isBody(String type) {
        return type.indexOf('/') > 0 && isJson(type);
    }

    /** Whether an entry of an Accept header allows JSON of FHIR 4.0. */
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
