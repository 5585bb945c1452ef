// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.example/realms/x",
                "HTTPS://login.example",
                "http://localhost:8180/realms/x",
                "http://LocalHost/",
                "http://127.0.0.1:8081/fhir",
                "http://127.8.0.1/",
                "http://[::1]:8081/fhir"
            })
    void whatIsSealedOrStaysHereIsSafe(String address) {
        assertThat(SafeAddress.isSafe(URI.create(address))).isTrue();
    }

    // Nothing refused a login server or a consent server that everybody between could read.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example/realms/x",
                "http://10.1.2.3:8081/fhir",
                "http://[fd00::1]/fhir",
                "http://localhost.example/",
                "http://127.0.0.1.example/",
                "http://localhost@login.example/",
                "http:///nowhere"
            })
    void whatLeavesThisMachineInPlainIsNot(String address) {
        assertThat(SafeAddress.isSafe(URI.create(address))).isFalse();
    }
}
