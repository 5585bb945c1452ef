// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

/**
 * What a reader spends on one header at most.
 *
 * @param headerBytes encoded bytes of everything but pixel data, positive
 * @param depth how deep sequences may nest, positive; the top level has depth 0
 * @param elements how many elements and items, positive: small elements cost more memory than bytes on the wire
 */
public record Limits(long headerBytes, int depth, int elements) {
    /** 32 MB, 24 levels, 400,000 elements: room for a large enhanced multi-frame object. */
    public static final Limits STANDARD = new Limits(32L << 20, 24, 400_000);

    public Limits {
        if (headerBytes <= 0 || depth <= 0 || elements <= 0) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
