// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.login;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON text with {@code @{name}} places, inside string values, to be filled in. */
record Template(String text) {
    private static final Pattern PLACE = Pattern.compile("@\\{([a-z0-9-]+)}");

    /**
     * The text with every place filled and the values escaped for a JSON string.
     *
     * @throws IllegalArgumentException when a place has no value, or a value no place: either is a spelling mistake
     */
    String fill(Map<String, String> values) {
        Set<String> unknown = new TreeSet<>();
        Set<String> used = new HashSet<>();
        Matcher matcher = PLACE.matcher(text);
        String filled = matcher.replaceAll(place -> {
            String name = place.group(1);
            String value = values.get(name);
            if (value == null) {
                unknown.add(name);
                return "";
            }
            used.add(name);
            return Matcher.quoteReplacement(escape(value));
        });
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("no value for " + unknown);
        }
        Set<String> unused = new TreeSet<>(values.keySet());
        unused.removeAll(used);
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException("no place for " + unused);
        }
        return filled;
    }

    private static String escape(String value) {
        StringBuilder escaped = new StringBuilder();
        value.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                escaped.append('\\').append((char) c);
            } else if (c < ' ') {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                escaped.append((char) c);
            }
        });
        return escaped.toString();
    }
}
