// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.consentry.server.storage.work.Backoff;
import org.jspecify.annotations.Nullable;

/**
 * Settings of subscriptions.
 *
 * @param hosts {@code subscription-hosts}, separated by commas, and {@code subscription-loopback-http}
 * @param tries {@code subscription-tries}, after which a subscription is in error; default 8
 * @param key {@code subscription-key}, 32 bytes in base64, which seals headers; null without it, when headers are
 *     refused
 * @param backoff {@code subscription-first-retry}, default PT1S, and {@code subscription-longest-retry}, default PT5M
 */
public record SubscriptionConfig(
        AllowedHosts hosts, int tries, @Nullable SecretKey key, Backoff backoff) {
    private static final Pattern HOST = Pattern.compile("([a-z0-9.-]{1,253}|\\[[0-9a-f:]{2,45}])(:[1-9][0-9]{0,4})?");
    private static final int MOST_TRIES = 100;
    private static final int KEY_BYTES = 32;

    /**
     * Reads the settings.
     *
     * @param source value of a key, empty if it has none
     * @param mistakes where each wrong setting is named
     */
    public static SubscriptionConfig read(Function<String, Optional<String>> source, List<String> mistakes) {
        Set<String> hosts = Arrays.stream(
                        source.apply("subscription-hosts").orElse("").split(",", -1))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toSet());
        if (!hosts.stream().allMatch(host -> HOST.matcher(host).matches())) {
            mistakes.add(
                    "subscription-hosts: expected hosts such as example.org or example.org:8443, separated by commas");
        }
        boolean loopback = source.apply("subscription-loopback-http")
                .filter("true"::equals)
                .isPresent();
        Duration first = duration(source, "subscription-first-retry", "PT1S", mistakes);
        Duration longest = duration(source, "subscription-longest-retry", "PT5M", mistakes);
        return new SubscriptionConfig(
                new AllowedHosts(hosts, loopback),
                tries(source, mistakes),
                key(source, mistakes),
                new Backoff(first, longest));
    }

    /** Reads the key. No message names its value, not even a wrong one. */
    private static @Nullable SecretKey key(Function<String, Optional<String>> source, List<String> mistakes) {
        Optional<String> text = source.apply("subscription-key").filter(value -> !value.isBlank());
        if (text.isEmpty()) {
            return null;
        }
        try {
            String standard = text.get().strip().replace('-', '+').replace('_', '/');
            byte[] bytes = Base64.getDecoder().decode(standard);
            if (bytes.length == KEY_BYTES) {
                return new SecretKeySpec(bytes, "AES");
            }
        } catch (IllegalArgumentException notBase64) {
            // Said below.
        }
        mistakes.add("subscription-key: expected " + KEY_BYTES + " random bytes in base64");
        return null;
    }

    private static int tries(Function<String, Optional<String>> source, List<String> mistakes) {
        String text = source.apply("subscription-tries").orElse("8");
        try {
            int tries = Integer.parseInt(text);
            if (tries >= 1 && tries <= MOST_TRIES) {
                return tries;
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        mistakes.add("subscription-tries: expected a number from 1 to " + MOST_TRIES + ", found \"" + text + "\"");
        return 1;
    }

    private static Duration duration(
            Function<String, Optional<String>> source, String key, String otherwise, List<String> mistakes) {
        String text = source.apply(key).orElse(otherwise);
        try {
            Duration found = Duration.parse(text);
            if (found.toMillis() > 0 && found.compareTo(Duration.ofDays(1)) <= 0) {
                return found;
            }
        } catch (DateTimeException | ArithmeticException broken) {
            // Said below.
        }
        mistakes.add(key + ": expected a duration up to a day such as " + otherwise + ", found \"" + text + "\"");
        return Duration.parse(otherwise);
    }
}
