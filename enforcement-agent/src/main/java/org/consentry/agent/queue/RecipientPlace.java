// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.queue;

import org.consentry.protocol.Route;

/**
 * Where a route leads.
 *
 * @param title the recipient's AE title
 * @param host its host
 * @param port its port
 * @param tls whether by TLS only, else in the clear only
 */
public record RecipientPlace(String title, String host, int port, boolean tls) {
    /** Where that route leads. */
    public static RecipientPlace of(Route route) {
        return new RecipientPlace(route.destinationAe(), route.host(), route.port(), route.tls());
    }
}
