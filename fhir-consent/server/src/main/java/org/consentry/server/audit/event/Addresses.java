// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.event;

import java.util.regex.Pattern;

/** Tells IP addresses from names, for the network addresses in events. */
final class Addresses {
    private static final Pattern IP = Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F:]*:[0-9a-fA-F:.]*]?(%.*)?");

    private Addresses() {}

    /** FHIR's code of network-type: 2 for an IP address, 1 for a name. */
    static String type(String address) {
        return IP.matcher(address).matches() ? "2" : "1";
    }
}
