// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure.proof;

import java.util.HexFormat;

/**
 * The last link of the chain of roots.
 *
 * @param number how many links there are
 * @param hash what the last link comes to, which holds all before it; 64 hexadecimal digits
 */
public record ChainHead(long number, String hash) {
    /** Before the first link. */
    public static final ChainHead NONE = new ChainHead(0, "00".repeat(Hashes.BYTES));

    /**
     * The head after one link more.
     *
     * @param link what that link's record holds: its own number and the hash before it are in it
     */
    public ChainHead next(byte[] link) {
        return new ChainHead(number + 1, HexFormat.of().formatHex(Hashes.link(link)));
    }
}
