// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import org.consentry.agent.dataset.Tag;

/**
 * The value of an attribute is of another nature than the dictionary says: bytes in place of text, or a value in place
 * of a sequence. It may not simply go, since the object would be another one without it.
 */
final class UnreadableAttributeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int tag;

    UnreadableAttributeException(int tag) {
        super("expected " + Tag.text(tag) + " as PS3.6 represents it, found something else");
        this.tag = tag;
    }

    int tag() {
        return tag;
    }
}
