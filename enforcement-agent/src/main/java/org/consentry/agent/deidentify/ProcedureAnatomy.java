// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;

/**
 * Which parts of the body a site's procedures look at, by their codes.
 *
 * @param parts from scheme and code, such as {@code LN|24627-2}, to a term of Body Part Examined, such as
 *     {@code CHEST}; only terms of parts without a head
 */
public record ProcedureAnatomy(Map<String, String> parts) {
    /** Knows no procedure. */
    public static final ProcedureAnatomy NONE = new ProcedureAnatomy(Map.of());

    public ProcedureAnatomy {
        parts = Map.copyOf(parts);
        parts.forEach((code, term) -> {
            if (BodyParts.term(term) != Anatomy.ELSEWHERE) {
                throw new IllegalArgumentException(
                        "expected a term of PS3.16 Annex L without a head for " + code + ", found " + term);
            }
        });
    }

    /**
     * Reads a list such as {@code LN|24627-2=CHEST, 99HOSP|CTABD=ABDOMEN}.
     *
     * @throws IllegalArgumentException if it has another form, or a part that may have a head
     */
    public static ProcedureAnatomy parsed(String text) {
        return new ProcedureAnatomy(Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(entry -> entry.split("=", -1))
                .peek(ProcedureAnatomy::requireForm)
                .collect(Collectors.toMap(entry -> key(entry[0]), entry -> entry[1])));
    }

    /** Whether there are procedure codes and all of them are known to look at parts without a head. */
    boolean areElsewhere(Dataset header) {
        List<Dataset> codes = Stream.concat(
                        Stream.of(header), header.items(AnatomyElements.REQUEST_ATTRIBUTES_SEQUENCE).stream())
                .flatMap(level -> AnatomyElements.PROCEDURES.stream().flatMap(tag -> level.items(tag).stream()))
                .toList();
        return !codes.isEmpty() && codes.stream().allMatch(this::isElsewhere);
    }

    private boolean isElsewhere(Dataset item) {
        String scheme = String.join("\\", item.strings(Tag.CODING_SCHEME_DESIGNATOR));
        List<String> codes = AnatomyCodes.codes(item).toList();
        return !codes.isEmpty() && codes.stream().allMatch(code -> parts.containsKey(key(scheme + "|" + code)));
    }

    private static String key(String schemeAndCode) {
        return schemeAndCode.toUpperCase(Locale.ROOT);
    }

    private static void requireForm(String... entry) {
        if (entry.length != 2 || !entry[0].matches("[^|]+\\|[^|]+")) {
            throw new IllegalArgumentException("expected SCHEME|CODE=TERM");
        }
    }
}
