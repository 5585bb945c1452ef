// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.question;

import java.time.LocalDate;
import org.consentry.portal.fhir.question.Conversation;

/**
 * View model of one conversation.
 *
 * @param shown the form for a reply
 * @param sent whether its question was sent just now
 */
public record ThreadPage(Conversation conversation, ShownForm shown, LocalDate today, boolean sent) {}
