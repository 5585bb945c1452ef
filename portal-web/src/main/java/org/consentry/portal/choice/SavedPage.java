// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.Enforcement;

/**
 * View model of "saved". It shows what the server stores, never what the form said.
 *
 * @param choices one, or two that were saved in one step
 * @param enforcement at how many places they work; missing when that cannot be told
 * @param newest whether they are the newest versions: only these can be undone
 * @param act what the person did just now
 * @param key key of the undo form
 */
public record SavedPage(
        List<Choice> choices, PageSection<Enforcement> enforcement, boolean newest, Act act, Instant now, String key) {

    /** What this page follows. */
    public enum Act {
        SAVE,
        UNDO
    }

    public boolean undone() {
        return act == Act.UNDO;
    }

    /** The message key of the title. */
    public String titleKey() {
        if (undone()) {
            return "undo.title";
        }
        Choice first = choices.get(0);
        if (choices.size() == 2) {
            return "saved.title.stop";
        }
        return switch (first.value()) {
            case YES, NO ->
                "saved.title." + first.topic().code() + "." + first.value().code();
            case NONE, UNCLEAR -> "saved.title";
        };
    }

    /** The message key of what happens next. */
    public String nextKey() {
        return choices.stream().anyMatch(c -> c.value() == Choice.Value.YES) ? "saved.next.yes" : "saved.next.no";
    }

    public String cids() {
        return ChoiceVersion.address(choices);
    }

    /** When it was chosen. */
    public Instant at() {
        return choices.stream().map(Choice::at).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** The numbers to say on the phone. */
    public String numbers() {
        return choices.stream().map(ChoiceNumber::of).collect(Collectors.joining(", "));
    }

    /** Whether some place that sends scans does not have it yet. */
    public boolean waiting() {
        return enforcement.value().filter(e -> e.inForce() < e.all()).isPresent();
    }
}
