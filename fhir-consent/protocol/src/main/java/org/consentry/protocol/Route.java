// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

import java.time.LocalDate;
import java.util.Set;
import org.consentry.policy.Obligation;
import org.consentry.policy.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * A way out: what a sender addresses, and where that leads.
 *
 * @param calledAe the AE title a sender calls
 * @param purpose what scans sent this way are used for; never what the sender claims
 * @param destinationAe the recipient's AE title
 * @param host the recipient's host
 * @param port the recipient's port
 * @param obligations what every release on this route demands besides the permit's own
 * @param starts the first day it may be used, or null if at once
 * @param project the research project, or null
 * @param active whether it is open
 * @param region the only part of the body that the recipient's agreement covers, or null if it names none
 * @param tls whether it leads there by TLS only, else in the clear only
 * @param waiting how scans wait for the recipient, or null if they pass straight through or not at all
 */
public record Route(
        String calledAe,
        Purpose purpose,
        String destinationAe,
        String host,
        int port,
        Set<Obligation> obligations,
        @Nullable LocalDate starts,
        @Nullable String project,
        boolean active,
        @Nullable BodyRegion region,
        boolean tls,
        @Nullable StoreAndForward waiting) {
    public Route {
        obligations = Set.copyOf(obligations);
    }

    /** A route in the clear that scans pass straight through, of an agreement that names no part of the body. */
    public Route(
            String calledAe,
            Purpose purpose,
            String destinationAe,
            String host,
            int port,
            Set<Obligation> obligations,
            @Nullable LocalDate starts,
            @Nullable String project,
            boolean active) {
        this(calledAe, purpose, destinationAe, host, port, obligations, starts, project, active, null, false, null);
    }

    /** The same way out under an agreement that covers this part of the body only. */
    public Route only(BodyRegion covered) {
        return new Route(
                calledAe,
                purpose,
                destinationAe,
                host,
                port,
                obligations,
                starts,
                project,
                active,
                covered,
                tls,
                waiting);
    }

    /** The same way out by TLS. */
    public Route byTls() {
        return new Route(
                calledAe,
                purpose,
                destinationAe,
                host,
                port,
                obligations,
                starts,
                project,
                active,
                region,
                true,
                waiting);
    }

    /** The same way out, on which scans wait like this for the recipient. */
    public Route waiting(StoreAndForward how) {
        return new Route(
                calledAe, purpose, destinationAe, host, port, obligations, starts, project, active, region, tls, how);
    }
}
