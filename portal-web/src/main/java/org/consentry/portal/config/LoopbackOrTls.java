// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.config;

import java.net.URI;
import java.util.regex.Pattern;

/** Whether others can read or change on the way what is said to an address. */
public final class LoopbackOrTls {
    /** What a setting must be. */
    public static final String EXPECTED = "https, or http to this machine only (localhost)";

    // By its numbers, or by the one name that is never looked up elsewhere (RFC 6761, 6.3).
    private static final Pattern THIS_MACHINE =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1\\]?", Pattern.CASE_INSENSITIVE);

    private LoopbackOrTls() {}

    /** Whether it is https, or does not leave this machine. */
    public static boolean isSafe(URI address) {
        return "https".equalsIgnoreCase(address.getScheme()) || isThisMachine(address);
    }

    /** Whether its host is this machine itself, whatever a name server says. */
    static boolean isThisMachine(URI address) {
        String host = address.getHost();
        return host != null && THIS_MACHINE.matcher(host).matches();
    }
}
