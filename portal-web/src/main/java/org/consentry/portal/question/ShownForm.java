// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.question;

/** A form for a question or a reply, as a page shows it. Mistakes are mistakes only after the form was checked. */
public record ShownForm(QuestionForm form, FormState state) {

    public boolean empty() {
        return state == FormState.CHECKED && form.text().empty();
    }

    public boolean tooLong() {
        return state == FormState.CHECKED && form.text().tooLong();
    }

    public boolean bad() {
        return empty() || tooLong();
    }

    public boolean expired() {
        return state == FormState.EXPIRED;
    }

    public boolean notSent() {
        return state == FormState.NOT_SENT;
    }
}
