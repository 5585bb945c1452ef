// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import org.jspecify.annotations.Nullable;

/**
 * What became of one element of a header. Values are the patient's: they go to nobody but whoever brought the header.
 *
 * @param path the tags that lead there, such as {@code (0040,0275)[0](0040,0007)}
 * @param name what it is called without where it is: tags without the numbers of items, and the keyword; {@code private
 *     elements} for all private ones
 * @param before the value as text, or how large it is; null if it was not there
 * @param after the same afterwards; null if it is not there any more
 */
public record HeaderChange(
        String path,
        String name,
        Kind kind,
        @Nullable String before,
        @Nullable String after) {
    /** What was done. */
    public enum Kind {
        /** It was not there. */
        ADDED,
        /** It has another value. */
        CHANGED,
        /** It is not there any more. */
        REMOVED
    }
}
