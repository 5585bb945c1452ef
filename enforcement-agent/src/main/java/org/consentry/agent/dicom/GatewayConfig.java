// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.dimse.ListenerConfig;
import org.consentry.agent.dicom.dimse.Timeouts;

/**
 * How the gateway stands in the network.
 *
 * @param entrances where it listens, at least one
 * @param pins which certificates may use which calling AE title
 * @param title the calling AE title it uses towards recipients
 * @param habits how the site writes what DICOM leaves open
 * @param recipients how recipients are spoken to
 */
public record GatewayConfig(
        List<Entrance> entrances, CallerPins pins, AeTitle title, SiteHabits habits, RecipientSecurity recipients) {
    /** The title used towards recipients where the site sets none. */
    public static final AeTitle DEFAULT_TITLE = new AeTitle("CONSENTRY");

    public GatewayConfig {
        entrances = List.copyOf(entrances);
        if (entrances.isEmpty()) {
            throw new IllegalArgumentException("at least one place to listen at expected, found none");
        }
    }

    /** In the clear, with recipients on this machine. */
    public GatewayConfig(
            InetSocketAddress address,
            Set<AeTitle> senders,
            AeTitle title,
            SiteHabits habits,
            ListenerConfig listener,
            Timeouts recipients) {
        this(
                List.of(new Entrance(address, senders, listener)),
                CallerPins.NONE,
                title,
                habits,
                new RecipientSecurity(
                        recipients,
                        (host, port) -> {
                            throw new IllegalStateException("expected no route by TLS, found one");
                        },
                        Set.of()));
    }
}
