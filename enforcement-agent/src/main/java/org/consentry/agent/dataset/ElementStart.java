// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

/**
 * What precedes a value.
 *
 * @param tag the tag
 * @param vr the VR spelled out, or the dictionary's
 * @param length bytes of the value; {@link Encoding#UNDEFINED} if delimiters end it
 * @param offset where the element begins
 * @param wasUnknown whether UN was spelled out, so that the value is little endian
 */
record ElementStart(int tag, Vr vr, long length, long offset, boolean wasUnknown) {
    ElementStart(int tag, Vr vr, long length, long offset) {
        this(tag, vr, length, offset, vr == Vr.UN);
    }

    /** The same, read under the VR that was meant. */
    ElementStart as(Vr meant) {
        return new ElementStart(tag, meant, length, offset, wasUnknown);
    }

    boolean isUndefined() {
        return length == Encoding.UNDEFINED;
    }
}
