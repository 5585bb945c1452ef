// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
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
        List<Integer> first = LocalPort.free(20);

        assertThat(first).doesNotHaveDuplicates().hasSize(20);
        assertThat(LocalPort.free(20)).doesNotContainAnyElementsOf(first);
    }

    /** A connection of somebody else once had the port by the time that it was listened on. */
    @Test
    void noFreePortIsOneThatOutgoingConnectionsGet() {
        assertThat(LocalPort.free(200)).allMatch(port -> port < 32_768);
    }
}
