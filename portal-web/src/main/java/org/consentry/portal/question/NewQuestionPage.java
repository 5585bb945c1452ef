// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.question;

import java.time.LocalDate;

/**
 * View model of the form for a new question.
 *
 * @param prefill message key of what the text box starts with, empty for nothing
 * @param number line number for the prefilled text
 * @param checked whether mistakes of the form are shown
 * @param expired whether the form was open too long before
 * @param failed whether sending failed
 */
public record NewQuestionPage(
        QuestionForm form,
        String prefill,
        String number,
        LocalDate due,
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
