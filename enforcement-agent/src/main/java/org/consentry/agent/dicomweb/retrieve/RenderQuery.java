// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.consentry.agent.dicomweb.body.RefusedBodyException;

/**
 * How a picture is to be made (PS3.18, 8.3.5): its size, its quality, and which values are dark and bright. Nothing
 * that draws into it, and no part of it, can be asked for.
 *
 * @param text as it is passed on, with a question mark before; an empty text asks for nothing
 */
public record RenderQuery(String text) {
    private static final int MALFORMED = 400;
    private static final String NUMBER = "-?[0-9]{1,9}(?:\\.[0-9]{1,9})?";
    private static final Map<String, Pattern> KNOWN = Map.of(
            "viewport", Pattern.compile("[1-9][0-9]{0,3},[1-9][0-9]{0,3}"),
            "quality", Pattern.compile("[1-9][0-9]?|100"),
            "window", Pattern.compile(NUMBER + ",[0-9]{1,9}(?:\\.[0-9]{1,9})?,(?:linear|linear-exact|sigmoid)"));

    /**
     * Reads the query of a request.
     *
     * @throws RefusedBodyException with 400 if it asks for something else
     */
    public static RenderQuery of(Optional<String> query) {
        Map<String, String> asked = new HashMap<>();
        for (String each : query.filter(text -> !text.isEmpty()).stream()
                .flatMap(text -> Arrays.stream(text.split("&", -1)))
                .toList()) {
            String[] parts = each.split("=", 2);
            String value = parts.length == 2 ? parts[1].replaceAll("%2[Cc]", ",") : "";
            Pattern form = KNOWN.get(parts[0]);
            if (form == null || !form.matcher(value).matches() || asked.put(parts[0], value) != null) {
                throw new RefusedBodyException(
                        MALFORMED,
                        "expected viewport=width,height, quality=1 to 100, or"
                                + " window=center,width,function, each once; nothing else can be asked for");
            }
        }
        return new RenderQuery(asked.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("&", asked.isEmpty() ? "" : "?", "")));
    }
}
