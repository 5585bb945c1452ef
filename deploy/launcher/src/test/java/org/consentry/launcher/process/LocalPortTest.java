// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class LocalPortTest {
    @Test
    void aPortSomebodyListensOnIsTaken() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(LocalPort.isTaken(listener.getLocalPort())).isTrue();
        }
    }

    @Test
    void freePortsAreDifferent() {
        assertThat(LocalPort.free(20)).doesNotHaveDuplicates().hasSize(20);
    }
}
