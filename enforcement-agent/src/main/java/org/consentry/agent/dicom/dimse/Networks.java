// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Networks of IP version 4 and 6. Immutable. */
public final class Networks {
    /** Every address there is. */
    public static final Networks ALL = new Networks(List.of());

    /**
     * The form of an address or a network. Host names do not fit, since the server that resolves a name could let
     * others in.
     */
    private static final Pattern NETWORK = Pattern.compile(
            "((?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!/|$)|(?=/|$))){4}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:/(\\d{1,3}))?");

    /** None stands for all. */
    private final List<Network> networks;

    private Networks(List<Network> networks) {
        this.networks = List.copyOf(networks);
    }

    /**
     * Reads addresses and networks with commas between, such as {@code 10.1.0.0/16, 192.168.3.7, fd00::/8}.
     *
     * @throws IllegalArgumentException if one of them is none, or there is none
     */
    public static Networks parsed(String text) {
        return new Networks(Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(Network::parsed)
                .toList());
    }

    /** Whether an address is in one of them. */
    public boolean contains(InetAddress address) {
        return networks.isEmpty() || networks.stream().anyMatch(network -> network.contains(address.getAddress()));
    }

    /**
     * Addresses that begin alike.
     *
     * @param first what they begin with
     * @param rest bits that may be anything
     * @param length bits of an address
     */
    private record Network(BigInteger first, int rest, int length) {

        static Network parsed(String text) {
            Matcher parts = NETWORK.matcher(text);
            if (!parts.matches()) {
                throw new IllegalArgumentException("an address or network expected, found " + text);
            }
            byte[] address = address(parts.group(1));
            int length = address.length * Byte.SIZE;
            int bits = parts.group(2) == null ? length : Integer.parseInt(parts.group(2));
            if (bits > length) {
                throw new IllegalArgumentException("at most " + length + " bits expected, found " + text);
            }
            int rest = length - bits;
            return new Network(new BigInteger(1, address).shiftRight(rest), rest, length);
        }

        boolean contains(byte[] address) {
            return address.length * Byte.SIZE == length
                    && new BigInteger(1, address).shiftRight(rest).equals(first);
        }

        private static byte[] address(String text) {
            try {
                return InetAddress.getByName(text).getAddress();
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException("an address expected, found " + text, e);
            }
        }
    }
}
