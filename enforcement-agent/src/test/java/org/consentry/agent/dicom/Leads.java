// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.util.Optional;
import java.util.Set;
import org.consentry.agent.deidentify.SilentImages;
import org.consentry.agent.pixels.TextRemoval;
import org.consentry.policy.Purpose;
import org.consentry.protocol.RecipientPlace;
import org.consentry.protocol.Route;

/**
 * Where the route of a {@link Stage} leads.
 *
 * @param service the path of a STOW-RS service; empty for a listener
 * @param pixels whether text is taken out of pixels on the way
 */
public record Leads(String host, int port, boolean tls, String service, PixelCleaning pixels) {
    public Leads(String host, int port, boolean tls, String service) {
        this(host, port, tls, service, PixelCleaning.NONE);
    }

    Leads(String host, int port, boolean tls) {
        this(host, port, tls, "");
    }

    /** The same way, on which text is taken out like this. */
    Leads cleaning(TextRemoval removal, SilentImages silent) {
        return new Leads(
                host,
                port,
                tls,
                service,
                new PixelCleaning(Optional.of(removal), Set.of(Stage.NORTHLIGHT.value()), silent));
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
