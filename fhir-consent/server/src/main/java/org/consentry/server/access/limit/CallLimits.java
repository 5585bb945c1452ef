// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.limit;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How many calls of each kind one account may make in a minute.
 *
 * @param aMinute setting {@code calls-a-minute}: {@code KIND=NUMBER} with commas between; what it does not name stays
 *     as usual
 */
public record CallLimits(Map<CallKind, Integer> aMinute) {
    private static final Pattern ONE = Pattern.compile("\\s*([a-z-]+)\\s*=\\s*([1-9][0-9]{0,7})\\s*");

    /** Fills in what is usual. */
    public CallLimits {
        Map<CallKind, Integer> all = new EnumMap<>(CallKind.class);
        for (CallKind kind : CallKind.values()) {
            all.put(kind, aMinute.getOrDefault(kind, kind.usual()));
        }
        aMinute = Map.copyOf(all);
    }

    /**
     * Reads the setting.
     *
     * @param source value of a key, empty if it has none
     * @param mistakes where what is wrong is named
     */
    public static CallLimits read(Function<String, Optional<String>> source, List<String> mistakes) {
        Map<CallKind, Integer> said = new EnumMap<>(CallKind.class);
        for (String text : source.apply("calls-a-minute").orElse("").split(",", -1)) {
            Matcher one = ONE.matcher(text);
            Optional<CallKind> kind = one.matches() ? kind(one.group(1)) : Optional.empty();
            if (kind.isPresent() && !said.containsKey(kind.get())) {
                said.put(kind.get(), Integer.valueOf(one.group(2)));
            } else if (!text.isBlank()) {
                mistakes.add("calls-a-minute: expected each of " + names() + " at most once, as KIND=NUMBER with commas"
                        + " between and numbers from 1 to 99999999");
            }
        }
        return new CallLimits(said);
    }

    private static Optional<CallKind> kind(String id) {
        return Arrays.stream(CallKind.values())
                .filter(kind -> kind.id().equals(id))
                .findFirst();
    }

    private static String names() {
        return Arrays.stream(CallKind.values()).map(CallKind::id).collect(Collectors.joining(", "));
    }
}
