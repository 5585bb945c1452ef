// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.consentry.portal.fhir.SaidNumber;

/**
 * What a patient asked one recipient to delete, as it stands now.
 *
 * @param version of the Task that says so
 * @param patient logical id of the patient
 * @param recipient logical id of the Organization or Device
 * @param asked when the patient asked
 * @param changed when it came to this state, or was changed last
 * @param due day by which the law wants an answer; empty if no rule in force says
 * @param told day on which the recipient was told; empty if nobody wrote one down
 * @param outcome how it ended; {@link Outcome#NONE} while it is open
 */
public record DeleteRequest(
        String id,
        int version,
        String patient,
        String recipient,
        State state,
        Instant asked,
        Instant changed,
        Optional<LocalDate> due,
        Optional<LocalDate> told,
        Outcome outcome) {

    /** Where a request stands. */
    public enum State {
        /** Nobody here has taken it. */
        ASKED,
        /** A person here has taken it. */
        TAKEN,
        /** The recipient was told. */
        TOLD,
        /** It rests. */
        ON_HOLD,
        /** The recipient did it. */
        DONE,
        /** It was not done, for a reason of law. */
        REFUSED,
        /** It was taken back. */
        TAKEN_BACK;

        /** Whether an answer is still to come. Until then the recipient gets nothing more. */
        public boolean open() {
            return compareTo(DONE) < 0;
        }
    }

    /**
     * What came of it.
     *
     * @param day on which the recipient answered; empty if nobody wrote one down
     * @param words what it did, or why it did not, as staff wrote it down
     * @param certificate number of the recipient's certificate; empty if it gave none
     */
    public record Outcome(Optional<LocalDate> day, String words, String certificate) {

        /** Nothing came of it yet. */
        public static final Outcome NONE = new Outcome(Optional.empty(), "", "");

        @Override
        public String toString() {
            return "Outcome[]";
        }
    }

    public boolean open() {
        return state.open();
    }

    /** Whether the patient may take it back here: nobody has begun. */
    public boolean untouched() {
        return state == State.ASKED;
    }

    /** Whether the answer should have been there by now. */
    public boolean late(LocalDate today) {
        return open() && due.filter(today::isAfter).isPresent();
    }

    /** The number to say on the phone, such as R-7Q4K-M2RT. Staff see it in their list. */
    public String number() {
        return SaidNumber.ofRequest(id);
    }

    /** Does not print the patient or what was written. */
    @Override
    public String toString() {
        return "DeleteRequest[" + state + "]";
    }
}
