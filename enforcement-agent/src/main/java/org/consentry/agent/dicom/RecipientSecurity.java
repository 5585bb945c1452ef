// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import org.consentry.agent.dicom.dimse.AssociateRequest;
import org.consentry.agent.dicom.dimse.Association;
import org.consentry.agent.dicom.dimse.Encryption;
import org.consentry.agent.dicom.dimse.Timeouts;
import org.consentry.protocol.RecipientPlace;
import org.consentry.protocol.token.SafeAddress;

/**
 * How recipients are spoken to.
 *
 * @param tls makes the engine for a host and a port, which lets the handshake succeed with that host only
 * @param plainHosts the hosts besides this machine to which scans may go in the clear
 */
public record RecipientSecurity(Timeouts timeouts, BiFunction<String, Integer, SSLEngine> tls, Set<String> plainHosts) {

    public RecipientSecurity {
        plainHosts =
                plainHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** Calls somebody, by TLS if the place says so; in the clear on this machine, or a host that may be called so. */
    public Association call(RecipientPlace to, AssociateRequest request) {
        return Association.request(new InetSocketAddress(to.host(), to.port()), request, timeouts, encryption(to));
    }

    /**
     * By which TLS to a destination; in the clear if empty.
     *
     * @throws RecipientLostException if nothing may be said to it in the clear, and the route does not demand TLS
     */
    Optional<Encryption> encryption(RecipientPlace to) {
        if (to.tls()) {
            return Optional.of(() -> tls.apply(to.host(), to.port()));
        }
        if (mayBePlain(to.host())) {
            return Optional.empty();
        }
        throw RecipientLostException.exposed();
    }

    /** Whether scans may go to this host in the clear. */
    public boolean mayBePlain(String host) {
        return SafeAddress.isThisMachine(host) || plainHosts.contains(host.toLowerCase(Locale.ROOT));
    }
}
