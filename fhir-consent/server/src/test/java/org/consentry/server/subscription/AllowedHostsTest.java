// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
    private final AllowedHosts hosts =
            new AllowedHosts(Set.of("hooks.example.org", "other.example.org:8443", "127.0.0.1:9999"), false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.org/fhir?x=1",
                "https://HOOKS.example.org:9443/",
                "https://other.example.org:8443/a"
            })
    void namedHostsMayBeCalled(String address) {
        assertThat(hosts.objection(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.org/",
                "https://hooks.example.org.evil.example/",
                "https://other.example.org/",
                "https://other.example.org:443/",
                "https://user@hooks.example.org/",
                "https://hooks.example.org@evil.example.org/",
                "https://hooks.example.org\\@evil.example.org/",
                "https://hooks.example.org/#x",
                "http://hooks.example.org/",
                "http://127.0.0.1:9999/",
                "https://127.0.0.1:1/",
                "https://[::1]/",
                "https://169.254.169.254/latest",
                "ftp://hooks.example.org/",
                "file:///etc/passwd",
                "//hooks.example.org/",
                "hooks.example.org",
                "https:///x",
                "not a url",
                ""
            })
    void nothingElseMayBe(String address) {
        assertThat(hosts.objection(address)).isPresent();
    }

    @Test
    void withoutAnyEntryNobodyIsCalled() {
        assertThat(new AllowedHosts(Set.of(), true).objection("https://hooks.example.org/"))
                .hasValueSatisfying(expected -> assertThat(expected).contains("subscription-hosts", "names none"));
        assertThat(new AllowedHosts(Set.of(), true).objection("http://localhost:1/"))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:9999/, true", "http://127.0.0.1:9998/, false", "http://hooks.example.org/, false"})
    void plainHttpOnlyToThisMachineAndOnlyIfSaidSo(String address, boolean may) {
        AllowedHosts demo = new AllowedHosts(hosts.hosts(), true);

        assertThat(demo.objection(address).isEmpty()).isEqualTo(may);
    }

    @Test
    void anAbsentAddressIsNone() {
        assertThat(hosts.objection(null)).isPresent();
    }
}
