// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import java.net.InetSocketAddress;

/**
 * A listener as the pre-boot file and Payara's command line ask for it.
 *
 * @param name of Payara's network listener
 * @param address where it listens, with its port
 * @param tls whether it must present our certificate; else it must be plain
 */
record Asked(String name, InetSocketAddress address, boolean tls) {
    @Override
    public String toString() {
        return "listener " + name + " at " + OpenPorts.text(address);
    }
}
