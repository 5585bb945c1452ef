// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.desk;

import java.util.List;
import java.util.Optional;

/**
 * How a conversation stands among the staff.
 *
 * @param language that the patient speaks, such as {@code es}; empty if nobody knows
 * @param help what it waits for besides an answer: none, interpreter or translation
 * @param notes newest first
 */
public record DeskState(Optional<Keeper> keeper, String language, String help, List<StaffNote> notes) {

    /** Copies the notes. */
    public DeskState {
        notes = List.copyOf(notes);
    }

    /** Somebody else who has it. */
    public Optional<Keeper> other() {
        return keeper.filter(has -> !has.mine());
    }

    public boolean mine() {
        return keeper.filter(Keeper::mine).isPresent();
    }
}
