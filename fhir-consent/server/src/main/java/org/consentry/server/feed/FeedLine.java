// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

/**
 * An entry as the log keeps it.
 *
 * @param position its number
 * @param subject what it is about, see {@link Subject}
 * @param body the entry as JSON
 */
record FeedLine(long position, String subject, String body) {
    @Override
    public String toString() {
        return "FeedLine[" + position + "]";
    }
}
