// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.console;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consentry.launcher.NamedPort;
import org.consentry.launcher.process.LocalPort;

/**
 * DICOM ports of the demo's PACS and of the companies that receive scans.
 *
 * @param pacs the PACS
 * @param receivers one per receiving company
 */
public record PeerPorts(int pacs, List<Integer> receivers) {
    /** Most receivers a demo may have. */
    public static final int MOST_RECEIVERS = 8;

    public PeerPorts {
        receivers = List.copyOf(receivers);
    }

    /** The usual ports: receivers follow each other. */
    public static PeerPorts usual() {
        return startingAt(11113, 11121);
    }

    /** The PACS at one port, receivers from another one upwards. */
    static PeerPorts startingAt(int pacs, int firstReceiver) {
        return new PeerPorts(
                pacs,
                IntStream.range(firstReceiver, firstReceiver + MOST_RECEIVERS)
                        .boxed()
                        .toList());
    }

    /** Ports nobody uses right now. */
    public static PeerPorts free() {
        List<Integer> free = LocalPort.free(MOST_RECEIVERS + 1);
        return new PeerPorts(free.get(0), free.subList(1, free.size()));
    }

    /** All of them, each with what it is for. */
    public List<NamedPort> named() {
        return Stream.concat(
                        Stream.of(new NamedPort(pacs, "the demo's PACS", "--pacs-port")),
                        receivers.stream()
                                .map(port -> new NamedPort(port, "a receiver of the demo", "--receiver-port")))
                .toList();
    }
}
