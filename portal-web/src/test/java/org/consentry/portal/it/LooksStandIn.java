// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a server answers of thirty looks of staff, by its paging and by the id of one. */
final class LooksStandIn {
    private static final int LOOKS = 30;
    private static final int USUAL = 5;
    private static final Pattern PARAMETER = Pattern.compile("([a-z_]+)=([^&]*)");

    private LooksStandIn() {}

    /** The newest one is called ev1. */
    static String answer(@Nullable String query) {
        var asked = PARAMETER
                .matcher(query == null ? "" : query)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
        List<Integer> wanted = IntStream.rangeClosed(1, LOOKS)
                .boxed()
                .filter(number ->
                        !asked.containsKey("look") || asked.get("look").equals("ev" + number))
                .toList();
        int count = Integer.parseInt(asked.getOrDefault("_count", String.valueOf(USUAL)));
        long before = (Long.parseLong(asked.getOrDefault("page", "1")) - 1) * count;
        return Stream.concat(
                        Stream.of("{\"name\":\"visits\",\"valueDecimal\":" + wanted.size() + "}"),
                        wanted.stream().skip(before).limit(count).map(LooksStandIn::look))
                .collect(Collectors.joining(",", "{\"resourceType\":\"Parameters\",\"parameter\":[", "]}"));
    }

    private static String look(int number) {
        return """
                {"name":"look","part":[{"name":"id","valueId":"ev%1$d"},
                 {"name":"who","valueString":"Dana Reyes"},{"name":"reason","valueString":"To answer a question %1$d"},
                 {"name":"first","valueInstant":"2026-03-16T18:30:00Z"},
                 {"name":"last","valueInstant":"2026-03-16T18:30:00Z"},
                 {"name":"what","valueCode":"Consent"},{"name":"more","valueBoolean":false}]}""".formatted(number);
    }
}
