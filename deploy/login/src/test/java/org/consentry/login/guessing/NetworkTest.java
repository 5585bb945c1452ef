// SPDX-License-Identifier: Apache-2.0
package org.consentry.login.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

    /** Who has one IPv6 address has 2^64 of them. */
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "::ffff:192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2::9, 2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:3::9, 2001:db8:1:3:0:0:0:0/64",
        "[2001:db8:1:3::9], 2001:db8:1:3:0:0:0:0/64",
        "0:0:0:0:0:0:0:1, 0:0:0:0:0:0:0:0/64",
        "unknown, unknown",
        "not:an:address, not:an:address"
    })
    void anAddressStandsForItsNetwork(String address, String network) {
        assertThat(Network.of(address)).isEqualTo(network);
    }
}
