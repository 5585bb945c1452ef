// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.question;

import java.time.LocalDate;
import org.consentry.portal.fhir.question.Conversation;

/**
 * View model of one conversation.
 *
 * @param sent whether its question was sent just now
 */
public record ThreadPage(
        Conversation conversation,
        QuestionForm form,
        LocalDate today,
        boolean sent,
        boolean checked,
        boolean expired,
        boolean failed) {

    public boolean empty() {
        return checked && form.empty();
    }

    public boolean tooLong() {
        return checked && form.tooLong();
    }

    public boolean bad() {
        return empty() || tooLong();
    }
}
