// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.question;

import java.time.LocalDate;
import java.util.List;
import org.consentry.portal.fhir.question.Conversation;

/** View model of the list of questions. */
public record QuestionsPage(List<Conversation> conversations, LocalDate today) {}
