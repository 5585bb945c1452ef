// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import org.consentry.policy.Purpose;
import org.consentry.protocol.RecipientPlace;
import org.consentry.protocol.Route;

/**
 * Where the route of a {@link Stage} leads.
 *
 * @param service the path of a STOW-RS service; empty for a listener
 */
public record Leads(String host, int port, boolean tls, String service) {
    Leads(String host, int port, boolean tls) {
        this(host, port, tls, "");
    }

    /** The route, open and plain. */
    Route route() {
        RecipientPlace place = service.isEmpty()
                ? RecipientPlace.plain("VENDOR", host, port)
                : RecipientPlace.web(host, port, false, service);
        Route plain = Route.open(Stage.NORTHLIGHT.value(), Purpose.MLTRAINING, place, Route.Agreed.NOTHING);
        return tls ? plain.byTls() : plain;
    }
}
