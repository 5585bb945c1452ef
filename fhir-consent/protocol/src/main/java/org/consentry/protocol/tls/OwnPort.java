// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.tls;

/**
 * Notes in a system property that this WAR listens on a port itself. The Java agent of {@code deploy/tls} ends a
 * process that listens where nobody asked for it.
 */
public final class OwnPort {
    private static final String START = "consentry.port.";

    private OwnPort() {}

    /** Notes the port, under a name of what it is for. */
    public static void note(String name, int port) {
        System.setProperty(START + name, Integer.toString(port));
    }
}
