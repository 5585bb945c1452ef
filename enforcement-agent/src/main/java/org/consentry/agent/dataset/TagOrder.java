// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

/** Checks that tags ascend within one data set, so that none comes twice. */
final class TagOrder {
    private long last = -1;

    void next(ElementStart start) {
        long tag = Integer.toUnsignedLong(start.tag());
        if (tag <= last) {
            throw new MalformedDatasetException("expected a tag after " + Tag.text((int) last) + ", found "
                    + Tag.text(start.tag()) + " at offset " + start.offset());
        }
        last = tag;
    }
}
