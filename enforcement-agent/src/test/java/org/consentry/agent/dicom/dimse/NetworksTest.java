// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        192.168.3.7                | 192.168.3.7      | true
        192.168.3.7                | 192.168.3.8      | false
        10.1.0.0/16                | 10.1.255.255     | true
        10.1.0.0/16                | 10.2.0.0         | false
        10.1.2.3/16                | 10.1.9.9         | true
        10.0.0.0/9                 | 10.127.0.1       | true
        10.0.0.0/9                 | 10.128.0.1       | false
        0.0.0.0/0                  | 203.0.113.5      | true
        0.0.0.0/0                  | ::1              | false
        fd00::/8                   | fdff::1          | true
        fd00::/8                   | fe80::1          | false
        ::1                        | ::1              | true
        10.1.0.0/16, fd00::/8      | fd12::1          | true
        10.1.0.0/16 , 192.168.3.7  | 192.168.3.7      | true
        ::ffff:192.168.3.7         | 192.168.3.7      | true
        """)
    void anAddressIsInANetworkOrNot(String networks, String address, boolean in) throws UnknownHostException {
        assertThat(Networks.parsed(networks).contains(InetAddress.getByName(address)))
                .isEqualTo(in);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "203.0.113.5", "2001:db8::1"})
    void everyAddressIsInAll(String address) throws UnknownHostException {
        assertThat(Networks.ALL.contains(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "10.1.0.0/16,",
                "10.1/16",
                "10.1.0",
                "10.1.0.256",
                "10.1.0.0.0",
                "10.1.0.0/33",
                "10.1.0.0/",
                "10.1.0.0/-1",
                "10.1.0.0./8",
                "localhost",
                "pacs.example.org",
                "abc",
                "1:2",
                "fd00::/129",
                "fe80::1%eth0"
            })
    void whatIsNoneIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Networks.parsed(text));
    }
}
