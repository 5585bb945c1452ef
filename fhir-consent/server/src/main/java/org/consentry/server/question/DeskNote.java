// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.question;

import java.time.Instant;

/**
 * What a member of staff wrote for the others about a conversation, or did with it. No patient reads it.
 *
 * @param kind {@code note}, or what was done: {@code taken}, {@code given-back}, {@code interpreter},
 *     {@code translation}, or {@code none} when no help is needed any more
 * @param name of who wrote it
 * @param text empty unless it is a note
 */
record DeskNote(long id, String kind, String name, String text, Instant at) {
    static final String NOTE = "note";

    @Override
    public String toString() {
        return "DeskNote[" + id + "]";
    }
}
