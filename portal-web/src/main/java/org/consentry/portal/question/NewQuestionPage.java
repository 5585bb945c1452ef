// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.question;

import java.time.LocalDate;
import java.util.Optional;
import org.consentry.portal.fhir.look.StaffLook;

/**
 * View model of the form for a new question.
 *
 * @param prefill message key of what the text box starts with, empty for nothing
 * @param number line number for the prefilled text
 * @param look the look that the prefilled text is about
 */
public record NewQuestionPage(
        ShownForm shown, String prefill, String number, Optional<StaffLook> look, LocalDate due) {}
