// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.protocol.Route;

/** Where a route leads, and whether by TLS. */
record Destination(AeTitle title, String host, int port, boolean tls) {
    static Destination of(Route route) {
        return new Destination(new AeTitle(route.destinationAe()), route.host(), route.port(), route.tls());
    }
}
