// SPDX-License-Identifier: Apache-2.0
package org.consentry.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final String ADDRESS = "192.0.2.1";

    @Test
    void withoutSettingsTheUsualLimitsCount() {
        var limits = new Settings(Map.of()).of(ADDRESS);

        assertThat(limits.ofName().wrong()).isEqualTo(5);
        assertThat(limits.ofAddress().wrong()).isEqualTo(30);
        assertThat(limits.ofName().firstWait()).isEqualTo(Duration.ofSeconds(30));
        assertThat(limits.ofName().longestWait()).isEqualTo(Duration.ofMinutes(15));
        assertThat(limits.ofName().forgetsOneAfter()).isEqualTo(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @CsvSource({
        "wrong-with-one-name, 0",
        "wrong-of-one-address, many",
        "first-wait-seconds, -1",
        "longest-wait-seconds, 99999999999999"
    })
    void aMistakeSwitchesNothingOff(String name, String value) {
        assertThat(new Settings(Map.of(name, value)).of(ADDRESS)).isEqualTo(new Settings(Map.of()).of(ADDRESS));
    }

    /** Oracle keeps an empty text as null. */
    @Test
    void whatIsEmptyOrNullIsNotSet() {
        Map<String, String> values = new HashMap<>();
        values.put("shared-addresses", null);
        values.put("wrong-with-one-name", " ");

        assertThat(new Settings(values).of(ADDRESS)).isEqualTo(new Settings(Map.of()).of(ADDRESS));
    }

    @Test
    void whatIsSetCounts() {
        var limits = new Settings(Map.of("wrong-with-one-name", " 7 ", "longest-wait-seconds", "60")).of(ADDRESS);

        assertThat(limits.ofName().wrong()).isEqualTo(7);
        assertThat(limits.ofAddress().longestWait()).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 300",
        "192.0.2.2, 300",
        "192.0.2.3, 30",
        "2001:db8:0:0:0:0:0:0/64, 300",
        "2001:db8:0:1:0:0:0:0/64, 300",
        "2001:db8:0:2:0:0:0:0/64, 30"
    })
    void aSharedAddressHasTenTimesAsMuch(String network, int wrong) {
        Settings settings =
                new Settings(Map.of("shared-addresses", "192.0.2.1, 192.0.2.2 2001:db8::/64,2001:db8:0:1::5"));

        assertThat(settings.of(network).ofAddress().wrong()).isEqualTo(wrong);
        assertThat(settings.of(network).ofName().wrong()).isEqualTo(5);
    }
}
