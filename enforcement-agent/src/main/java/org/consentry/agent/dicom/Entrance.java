// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.net.InetSocketAddress;
import java.util.Set;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.dimse.ListenerConfig;

/**
 * Where senders come in.
 *
 * @param address where it listens; port 0 chooses a free one
 * @param senders the calling AE titles that may associate here; nobody else may
 * @param listener limits, from where, and by which TLS
 */
public record Entrance(InetSocketAddress address, Set<AeTitle> senders, ListenerConfig listener) {
    public Entrance {
        senders = Set.copyOf(senders);
        if (senders.isEmpty()) {
            throw new IllegalArgumentException("at least one calling AE title must be allowed");
        }
    }
}
