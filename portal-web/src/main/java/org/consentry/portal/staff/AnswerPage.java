// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.time.LocalDate;
import java.util.Optional;
import org.consentry.portal.fhir.question.Conversation;
import org.consentry.portal.fhir.question.MessageText;

/**
 * View model of one conversation with its answer form.
 *
 * @param text what is in the answer box
 * @param key the form's own key
 * @param notice message key of what went wrong or was done, empty for nothing
 * @param error message key of what is wrong with the text, empty for nothing
 */
public record AnswerPage(
        Conversation conversation,
        LocalDate today,
        MessageText text,
        String key,
        Optional<String> notice,
        Optional<String> error) {}
