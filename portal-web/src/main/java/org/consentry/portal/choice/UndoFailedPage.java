// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import java.util.List;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.TopicState;

/**
 * View model after an undo that failed.
 *
 * @param conflict whether the choice was changed meanwhile; else the server could not be reached
 * @param states where the patient stands now; missing when the server cannot tell
 */
public record UndoFailedPage(boolean conflict, PageSection<List<TopicState>> states) {}
