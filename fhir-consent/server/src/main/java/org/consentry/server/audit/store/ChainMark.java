// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.store;

/**
 * A link of a chain that ends a block, as it was seen.
 *
 * @param number 0 if the chain had no link
 * @param seal in hexadecimal; empty if the chain had no link
 */
public record ChainMark(long number, String seal) {
    /** Before the first link. */
    public static final ChainMark NONE = new ChainMark(0, "");
}
