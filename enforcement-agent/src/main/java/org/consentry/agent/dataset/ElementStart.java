// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

/**
 * What precedes a value.
 *
 * @param tag the tag
 * @param vr the VR spelled out, or the dictionary's
 * @param length bytes of the value; {@link Encoding#UNDEFINED} if delimiters end it
 * @param offset where the element begins
 */
record ElementStart(int tag, Vr vr, long length, long offset) {
    boolean isUndefined() {
        return length == Encoding.UNDEFINED;
    }
}
