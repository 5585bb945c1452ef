// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.regime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which regimes are in force.
 *
 * @param ids {@code regimes}, names separated by commas; default {@code demo}
 * @param folder {@code regime-folder}, where the hospital keeps files of its own; null for none
 */
public record RegimeConfig(Set<String> ids, @Nullable Path folder) {
    public RegimeConfig {
        ids = Set.copyOf(ids);
    }

    /**
     * Reads the settings.
     *
     * @param source value of a key, empty if it has none
     * @param mistakes where each wrong setting is named
     */
    public static RegimeConfig read(Function<String, Optional<String>> source, List<String> mistakes) {
        Set<String> ids = Arrays.stream(source.apply("regimes").orElse("demo").split(",", -1))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
        if (ids.isEmpty()) {
            mistakes.add("regimes: expected names of regimes separated by commas, found none");
        }
        Path folder = source.apply("regime-folder")
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .orElse(null);
        if (folder != null && !Files.isDirectory(folder)) {
            mistakes.add("regime-folder: expected a folder, found none at that path");
        }
        return new RegimeConfig(ids, folder);
    }
}
