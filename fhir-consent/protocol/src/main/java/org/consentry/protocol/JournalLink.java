// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol;

/**
 * A link of the chain that an agent's journal makes of its releases.
 *
 * @param agent whose journal it is
 * @param number how many links there are, from 1
 * @param hash what the link comes to, which holds all before it: 64 hexadecimal digits in lower case
 */
public record JournalLink(String agent, long number, String hash) {
    /** Checks number and hash. */
    public JournalLink {
        if (number < 1) {
            throw new IllegalArgumentException("Expected a number from 1, found " + number);
        }
        if (!hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Expected a hash of 64 hexadecimal digits, found something else");
        }
    }
}
