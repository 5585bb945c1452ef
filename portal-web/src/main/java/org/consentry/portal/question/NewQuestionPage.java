// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.question;

import java.time.LocalDate;

/**
 * View model of the form for a new question.
 *
 * @param prefill message key of what the text box starts with, empty for nothing
 * @param number line number for the prefilled text
 */
public record NewQuestionPage(ShownForm shown, String prefill, String number, LocalDate due) {}
