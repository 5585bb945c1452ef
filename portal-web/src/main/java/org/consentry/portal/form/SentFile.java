// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.form;

/** A file that came with a form. Its name is not kept, since people write names of patients into it. */
public sealed interface SentFile {

    /** The field was left empty, or the form has none. */
    record None() implements SentFile {}

    /** More than {@link FormReader#MAX_FILE_BYTES}. The rest was not kept. */
    record TooLarge() implements SentFile {}

    /** A file. */
    final class Content implements SentFile {
        private final byte[] bytes;

        Content(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        public byte[] bytes() {
            return bytes.clone();
        }
    }
}
