// SPDX-License-Identifier: Apache-2.0
package org.consentry.login;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.consentry.login.guessing.GuessingLimits;
import org.consentry.login.guessing.Limit;
import org.consentry.login.guessing.Network;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * What an administrator set for a step in Keycloak's console, or in the realm's file. A value that cannot be read does
 * not switch anything off: the usual one counts then.
 */
final class Settings {
    private static final System.Logger LOG = System.getLogger(Settings.class.getName());
    private static final String OF_NAME = "wrong-with-one-name";
    private static final String OF_ADDRESS = "wrong-of-one-address";
    private static final String FORGETS = "forgets-one-after-seconds";
    private static final String FIRST = "first-wait-seconds";
    private static final String LONGEST = "longest-wait-seconds";
    private static final String SHARED = "shared-addresses";

    private static final Map<String, String> USUAL =
            Map.of(OF_NAME, "5", OF_ADDRESS, "30", FORGETS, "600", FIRST, "30", LONGEST, "900", SHARED, "");

    private final Map<String, String> values;

    Settings(Map<String, String> values) {
        // A database may keep an empty value as null.
        this.values = new HashMap<>(values);
    }

    /** The limits for an address, as {@link Network#of} writes it. */
    GuessingLimits of(String address) {
        GuessingLimits limits = limits();
        return shared().contains(address) ? limits.whereShared() : limits;
    }

    private GuessingLimits limits() {
        try {
            return limits(values);
        } catch (IllegalArgumentException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The usual limits of wrong sign-ins count, not the ones set: {0}",
                    e.getMessage());
            return limits(USUAL);
        }
    }

    private static GuessingLimits limits(Map<String, String> values) {
        return new GuessingLimits(limit(values, OF_NAME), limit(values, OF_ADDRESS));
    }

    private static Limit limit(Map<String, String> values, String wrong) {
        return new Limit(number(values, wrong), time(values, FORGETS), time(values, FIRST), time(values, LONGEST));
    }

    private static Duration time(Map<String, String> values, String name) {
        return Duration.ofSeconds(number(values, name));
    }

    private static int number(Map<String, String> values, String name) {
        String value = text(values, name);
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is a number, found \"" + value + "\"", e);
        }
    }

    private static String text(Map<String, String> values, String name) {
        String value = Objects.requireNonNullElse(values.get(name), "").strip();
        return value.isEmpty() ? USUAL.getOrDefault(name, "") : value;
    }

    private List<String> shared() {
        return Arrays.stream(text(values, SHARED).split("[,\\s]+", -1))
                .filter(address -> !address.isEmpty())
                .map(address -> Network.of(address.replace("/64", "")))
                .toList();
    }

    /** The same as fields of Keycloak's console. */
    static List<ProviderConfigProperty> fields() {
        return List.of(
                field(OF_NAME, "Wrong tries with one name", "The wrong try with the same name that costs a wait."),
                field(OF_ADDRESS, "Wrong tries of one address", "The wrong try of an address that costs a wait."),
                field(FORGETS, "Forgets one after (s)", "Seconds after which one wrong try counts no longer."),
                field(FIRST, "First wait (s)", "Each further wrong try doubles it."),
                field(LONGEST, "Longest wait (s)", "No wait is longer."),
                field(SHARED, "Shared addresses", "Addresses of clinics, with commas: ten times as many tries."));
    }

    private static ProviderConfigProperty field(String name, String label, String help) {
        return new ProviderConfigProperty(
                name, label, help, ProviderConfigProperty.STRING_TYPE, USUAL.getOrDefault(name, ""));
    }
}
