// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.event;

import org.jspecify.annotations.Nullable;

/**
 * Who asked this server something, as far as the request shows.
 *
 * @param application id of the client in the token, for example {@code export-demo}
 * @param user name of the user in the token, or null if nobody is named
 * @param address address the connection came from
 * @param tokenId the token's {@code jti}, or null if it has none
 */
public record Requester(
        String application,
        @Nullable String user,
        String address,
        @Nullable String tokenId) {
    @Override
    public String toString() {
        return "Asker[" + application + "]";
    }
}
