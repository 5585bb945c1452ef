// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.question;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One message between a patient and the privacy team.
 *
 * @param root id of the conversation's first message; its own id for the first
 * @param patient logical id of the patient it is about
 * @param number what people call the question, such as Q-7K2M9; empty for later messages
 * @param waits whether it waits for an answer
 * @param sender name of the member of staff, empty when the patient wrote
 * @param about id of the line it is about, empty when none
 * @param due by when an answer is promised
 */
public record QuestionMessage(
        String id,
        String root,
        String patient,
        String number,
        Author author,
        Waits waits,
        String sender,
        String text,
        Instant sent,
        String about,
        Optional<LocalDate> due) {

    /** Who wrote a message. */
    public enum Author {
        PATIENT,
        STAFF,
        /** The privacy team, which says why it closes the question without an answer. */
        STAFF_CLOSING
    }

    /** Whether a message waits for an answer. */
    public enum Waits {
        NO,
        YES,
        /** It does, and the server found words in it that tell of somebody who may need care now. */
        URGENTLY
    }

    /** Whether the privacy team wrote it. */
    public boolean answer() {
        return author != Author.PATIENT;
    }

    /** Whether it says why there is no answer. */
    public boolean closing() {
        return author == Author.STAFF_CLOSING;
    }

    /** Whether it waits for an answer. */
    public boolean open() {
        return waits != Waits.NO;
    }

    /** Whether it waits, with words that tell of somebody who may need care now. */
    public boolean urgent() {
        return waits == Waits.URGENTLY;
    }

    /** Does not print the patient or the text. */
    @Override
    public String toString() {
        return "Message[author=" + author + ", waits=" + waits + "]";
    }
}
