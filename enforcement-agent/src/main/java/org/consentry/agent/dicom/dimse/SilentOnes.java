// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Connections that have not said anything yet. They are the ones that make room. Safe for every thread. */
final class SilentOnes {
    private final Map<SocketChannel, InetAddress> byAge = new LinkedHashMap<>();

    synchronized void add(SocketChannel connection, InetAddress address) {
        byAge.put(connection, address);
    }

    /** It has spoken, or is over. */
    synchronized void remove(SocketChannel connection) {
        byAge.remove(connection);
    }

    /** Takes out the one of an address that has been silent for longest. */
    synchronized Optional<SocketChannel> takeOldest(InetAddress address) {
        Iterator<Map.Entry<SocketChannel, InetAddress>> each = byAge.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<SocketChannel, InetAddress> next = each.next();
            if (next.getValue().equals(address)) {
                SocketChannel oldest = next.getKey();
                each.remove();
                return Optional.of(oldest);
            }
        }
        return Optional.empty();
    }
}
