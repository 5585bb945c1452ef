// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

/** The part of a transfer syntax that shapes single elements. */
record Encoding(boolean explicitVr, boolean bigEndian) {
    static final Encoding IMPLICIT_LE = new Encoding(false, false);
    static final long UNDEFINED = 0xFFFFFFFFL;

    static Encoding of(TransferSyntax syntax) {
        return new Encoding(syntax.explicitVr(), syntax.bigEndian());
    }

    /** Turns the words of a value from one byte order to the other, in place. */
    static void swap(byte[] value, int wordBytes) {
        for (int word = 0; word + wordBytes <= value.length; word += wordBytes) {
            for (int low = word, high = word + wordBytes - 1; low < high; low++, high--) {
                byte kept = value[low];
                value[low] = value[high];
                value[high] = kept;
            }
        }
    }
}
