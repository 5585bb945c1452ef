// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.desk;

import java.time.Instant;

/**
 * What a member of staff wrote for the others, or did with a conversation.
 *
 * @param kind note, or what was done
 * @param text empty unless it is a note
 */
public record StaffNote(String kind, String who, String text, Instant at) {

    /** Prints nothing of what was written. */
    @Override
    public String toString() {
        return "StaffNote[" + kind + "]";
    }
}
