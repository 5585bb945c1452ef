// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.entry;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.TopicState;

/**
 * One topic of an entry: what counts now, what the patient chose, and what saving does.
 *
 * @param told empty if the patient said nothing new about it
 */
public record EntryLine(TopicState state, Optional<Choice.Value> told, EntryEffect effect) {

    public String topic() {
        return state.topic().code();
    }

    /** Code of what the patient chose: yes, no or same. */
    public String pick() {
        return told.map(Choice.Value::code).orElse("same");
    }

    /** What these topics stand on: if it differs when staff press Save, nothing that was read back is saved. */
    static String seen(List<EntryLine> lines) {
        return lines.stream()
                .map(line -> line.topic() + ":"
                        + line.state().choice().map(Choice::cid).orElse("-") + ":"
                        + line.state().value().code() + ":" + line.effect())
                .collect(Collectors.joining(","));
    }
}
