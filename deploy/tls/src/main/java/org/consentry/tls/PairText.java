// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

/** What the two files of a pair held at one moment. */
public record PairText(String certificate, String key) {
    /** Never the key. */
    @Override
    public String toString() {
        return "PairText[***]";
    }
}
