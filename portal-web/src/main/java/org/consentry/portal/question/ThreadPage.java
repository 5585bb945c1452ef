// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.question;

import java.time.LocalDate;
import org.consentry.portal.fhir.question.Conversation;

/**
 * View model of one conversation.
 *
 * @param shown the form for a reply
 * @param sentKey key of where the answer will be told, if its question was sent just now; else empty
 */
public record ThreadPage(Conversation conversation, ShownForm shown, LocalDate today, String sentKey) {

    /** Whether its question was sent just now. */
    public boolean sent() {
        return !sentKey.isEmpty();
    }
}
