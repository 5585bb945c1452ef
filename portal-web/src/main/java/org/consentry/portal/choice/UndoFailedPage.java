// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import java.util.List;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.TopicState;
import org.consentry.portal.fhir.single.NamedChoice;
import org.consentry.portal.fhir.single.Singles;

/**
 * View model after an undo that failed.
 *
 * @param conflict whether the choice was changed meanwhile; else the server could not be reached
 * @param now what was to be undone, and what counts now; missing when the server cannot tell
 */
public record UndoFailedPage(boolean conflict, PageSection<SavedPage> now) {

    /** Where the patient stands on every topic; empty if that cannot be told. */
    public List<TopicState> topics() {
        return now.value().map(SavedPage::all).orElse(List.of());
    }

    /** What counts now for the companies and scans that were to be undone. */
    public List<NamedChoice> single() {
        return now.value().map(SavedPage::single).orElse(List.of());
    }

    /** What was said of single companies and scans. */
    public Singles singles() {
        return now.value().map(SavedPage::singles).orElse(Singles.NONE);
    }
}
