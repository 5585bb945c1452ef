// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.optout;

import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.consentry.policy.Purpose;
import org.consentry.policy.PurposeHierarchy;
import org.consentry.protocol.token.SafeAddress;

/**
 * Which registries are asked; none by default.
 *
 * @param registries {@code registry-ndoo-folder} with {@code registry-ndoo-numbers}; {@code registry-rest-url} with
 *     {@code registry-rest-name}, {@code registry-rest-purposes} and {@code registry-rest-patience}
 */
public record RegistryConfig(List<Registry> registries) {
    private static final String NHS_NUMBERS = "https://fhir.nhs.uk/Id/nhs-number";

    public RegistryConfig {
        registries = List.copyOf(registries);
    }

    /**
     * Reads the settings.
     *
     * @param source value of a key, empty if it has none
     * @param mistakes where each wrong setting is named
     */
    public static RegistryConfig read(Function<String, Optional<String>> source, List<String> mistakes) {
        List<Registry> found = new ArrayList<>();
        source.apply("registry-ndoo-folder")
                .filter(folder -> !folder.isBlank())
                .ifPresent(folder -> found.add(new FileRegistry(
                        Path.of(folder), source.apply("registry-ndoo-numbers").orElse(NHS_NUMBERS))));
        source.apply("registry-rest-url")
                .filter(url -> !url.isBlank())
                .ifPresent(url -> found.add(rest(url, source, mistakes)));
        return new RegistryConfig(found);
    }

    private static Registry rest(String url, Function<String, Optional<String>> source, List<String> mistakes) {
        if (!url.matches("https?://[^\\s]+")) {
            mistakes.add("registry-rest-url: expected an http or https URL");
        } else if (!SafeAddress.isSafe(URI.create(url))) {
            mistakes.add("registry-rest-url: expected " + SafeAddress.EXPECTED + ", found http to another machine");
        }
        Set<Purpose> purposes = Arrays.stream(
                        source.apply("registry-rest-purposes").orElse("HRESCH").split(",", -1))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .map(Purpose::of)
                .collect(Collectors.toSet());
        if (purposes.isEmpty() || !purposes.stream().allMatch(PurposeHierarchy::knows)) {
            mistakes.add("registry-rest-purposes: expected purposes of use separated by commas");
        }
        return new RestRegistry(
                URI.create(url.matches("https?://[^\\s]+") ? url : "http://invalid"),
                source.apply("registry-rest-name").orElse("REGISTRY"),
                purposes,
                patience(source, mistakes));
    }

    private static Duration patience(Function<String, Optional<String>> source, List<String> mistakes) {
        try {
            Duration patience =
                    Duration.parse(source.apply("registry-rest-patience").orElse("PT3S"));
            if (patience.toMillis() > 0) {
                return patience;
            }
        } catch (DateTimeException | ArithmeticException broken) {
            // Said below.
        }
        mistakes.add("registry-rest-patience: expected a duration such as PT3S");
        return Duration.ofSeconds(3);
    }
}
