// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.entry;

import java.util.List;
import java.util.Map;
import org.consentry.portal.session.ShutRecord;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.WithMistakes;

/**
 * View model of the page on which staff save a no for a closed record.
 *
 * @param record which one
 * @param key of the form; the same one again saves nothing more
 * @param results what became of each no, by topic: {@code saved}, {@code notsaved} or {@code unknown}; empty before
 */
public record ClosedNoPage(
        ShutRecord record, ClosedNo no, String key, List<Mistake> mistakes, Map<String, String> results)
        implements WithMistakes {

    /** Copies the mistakes and results. */
    public ClosedNoPage {
        mistakes = List.copyOf(mistakes);
        results = Map.copyOf(results);
    }

    /** Codes of the ways in which a patient can tell staff. */
    public List<String> channels() {
        return EntryForm.CHANNELS;
    }

    /** What became of the no about a topic; empty if there was none. */
    public String result(String topic) {
        return results.getOrDefault(topic, "");
    }

    /** Whether a press was answered, and all that was said is saved. */
    public boolean saved() {
        return !results.isEmpty() && results.values().stream().allMatch(ClosedNoController.SAVED::equals);
    }

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "ClosedNoPage[]";
    }
}
