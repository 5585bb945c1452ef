// SPDX-License-Identifier: Apache-2.0
package org.consentry.login.guessing;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** The part of an address that one household or one clinic has. */
public final class Network {
    private static final int NETWORK_BYTES = 8;
    private static final int LONGEST = 45;

    private Network() {}

    /**
     * An IPv4 address as it is; of an IPv6 address the first 64 bits, since the rest is for whoever has it to choose.
     * What is no address is kept as it is, up to the length of one. Asks no name server.
     */
    public static String of(String address) {
        String plain = address.strip();
        if (plain.indexOf(':') >= 0) {
            try {
                // With a colon in it, this is read as a number or refused, and never looked up.
                return of(InetAddress.getByName(plain));
            } catch (UnknownHostException e) {
                return cut(plain);
            }
        }
        return cut(plain);
    }

    private static String of(InetAddress address) {
        if (address instanceof Inet4Address) {
            return address.getHostAddress();
        }
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 bytes are an address", e);
        }
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }
}
