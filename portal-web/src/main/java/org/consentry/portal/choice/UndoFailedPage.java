// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import java.util.List;
import org.consentry.portal.fhir.choice.Choice;

/**
 * View model after an undo that failed.
 *
 * @param conflict whether the choice was changed meanwhile; else the server could not be reached
 * @param undone what was put back before the failure
 */
public record UndoFailedPage(boolean conflict, List<Choice> undone) {}
