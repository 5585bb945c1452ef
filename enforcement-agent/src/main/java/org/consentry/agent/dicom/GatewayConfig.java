// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.net.InetSocketAddress;
import java.util.Set;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.dimse.ListenerConfig;
import org.consentry.agent.dicom.dimse.Networks;
import org.consentry.agent.dicom.dimse.Timeouts;

/**
 * How the gateway stands in the network.
 *
 * @param address where it listens; port 0 chooses a free one
 * @param senders the calling AE titles that may associate; nobody else may
 * @param title the calling AE title it uses towards recipients
 * @param habits how the site writes what DICOM leaves open
 * @param listener limits towards senders
 * @param recipients time-outs towards recipients
 */
public record GatewayConfig(
        InetSocketAddress address,
        Set<AeTitle> senders,
        AeTitle title,
        SiteHabits habits,
        ListenerConfig listener,
        Timeouts recipients) {
    /** The title used towards recipients where the site sets none. */
    public static final AeTitle DEFAULT_TITLE = new AeTitle("CONSENTRY");

    public GatewayConfig {
        senders = Set.copyOf(senders);
        if (senders.isEmpty()) {
            throw new IllegalArgumentException("at least one calling AE title must be allowed");
        }
    }

    /**
     * With standard limits and time-outs.
     *
     * @param callers from where senders may connect
     */
    public static GatewayConfig of(
            InetSocketAddress address, Set<AeTitle> senders, Networks callers, SiteHabits habits) {
        return new GatewayConfig(
                address, senders, DEFAULT_TITLE, habits, ListenerConfig.STANDARD.from(callers), Timeouts.STANDARD);
    }
}
