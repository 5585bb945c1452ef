// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.store;

/**
 * A remembered link of a chain, at the end of a block.
 *
 * @param number 0 if the chain had no link
 * @param seal in hexadecimal; empty if the chain had no link
 */
public record ChainMark(long number, String seal) {
    /** The mark of an empty chain. */
    public static final ChainMark NONE = new ChainMark(0, "");
}
