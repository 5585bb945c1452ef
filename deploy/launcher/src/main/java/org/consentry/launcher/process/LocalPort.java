// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports on this machine's loopback address. */
public final class LocalPort {
    private static final int LOWEST = 16_384;
    /** Where Linux begins to take ports for outgoing connections (net.ipv4.ip_local_port_range). */
    private static final int OUTGOING = 32_768;

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private LocalPort() {}

    /** True when something listens there already. A port that was just let go (TIME_WAIT) counts as free. */
    public static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * Different free ports, as many as asked for; none is given twice. They lie below those that the system gives to
     * outgoing connections: one of these could take a port between here and the moment somebody listens on it.
     */
    public static List<Integer> free(int count) {
        return ThreadLocalRandom.current()
                .ints(LOWEST, OUTGOING)
                .filter(port -> !isTaken(port) && GIVEN.add(port))
                .limit(count)
                .boxed()
                .toList();
    }
}
