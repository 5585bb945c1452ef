// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

/**
 * Where a route leads: the recipient's listener.
 *
 * @param title its AE title
 * @param host its host
 * @param port its port
 * @param tls whether it is reached by TLS only, else in the clear only
 */
public record RecipientPlace(String title, String host, int port, boolean tls) {
    /** A listener that is reached in the clear. */
    public static RecipientPlace plain(String title, String host, int port) {
        return new RecipientPlace(title, host, port, false);
    }
}
