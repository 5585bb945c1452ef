// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.desk.DeskState;
import org.consentry.portal.fhir.patient.PatientFacts;
import org.consentry.portal.fhir.question.Begun;
import org.consentry.portal.fhir.question.Conversation;
import org.consentry.portal.fhir.sharing.SharingRow;
import org.consentry.portal.reading.WordCheck;

/**
 * View model of one conversation with what staff can do with it.
 *
 * @param about what is answered
 * @param form what was typed
 * @param check how hard the answer is to read; empty unless somebody asked
 * @param notice message key of what went wrong or was done, empty for nothing
 * @param mistake what is wrong with a text, empty for nothing
 */
public record AnswerPage(
        About about,
        LocalDate today,
        AnswerForm form,
        Optional<WordCheck> check,
        Optional<String> notice,
        Optional<Mistake> mistake) {

    private static final String DONE = "staff.thread.done.";

    /**
     * A conversation with what it is about.
     *
     * @param patient whose question it is; missing when the server cannot tell
     * @param line the line of the list that it is about; empty if there is none, or it cannot be shown
     * @param desk how it stands among the staff
     * @param earlier the patient's other conversations
     */
    public record About(
            Conversation conversation,
            PageSection<PatientFacts> patient,
            Optional<SharingRow> line,
            PageSection<DeskState> desk,
            PageSection<Begun> earlier) {

        /** Prints nothing of a patient. */
        @Override
        public String toString() {
            return "About[]";
        }
    }

    public Conversation conversation() {
        return about.conversation();
    }

    public PageSection<PatientFacts> patient() {
        return about.patient();
    }

    public Optional<SharingRow> line() {
        return about.line();
    }

    /** How long there is for the answer; empty if none is due. */
    public Optional<DueIn> dueIn() {
        return conversation().due().map(due -> DueIn.of(due, today));
    }

    /** Language of the answer: the one that was picked, else the patient's, if it is one of ours. */
    public String tongue() {
        String spoken = about.desk().value().map(DeskState::language).orElse("");
        return form.in().orElse(spoken.matches("es(-.*)?") ? "es" : "en");
    }

    /** Name of somebody else who has the conversation; empty if nobody else has. */
    public String otherName() {
        return about.desk()
                .value()
                .flatMap(DeskState::other)
                .map(keeper -> keeper.name())
                .orElse("");
    }

    /** Whether the notice tells of something that was done. */
    public boolean done() {
        return notice.filter(key -> key.startsWith(DONE)).isPresent();
    }

    public List<ReadyAnswer> ready() {
        return List.of(ReadyAnswer.values());
    }

    /** Whether something is wrong with this field. */
    public boolean wrong(String field) {
        return mistake.filter(m -> m.field().equals(field)).isPresent();
    }

    /** Message key of a notice that this was done. */
    static String doneKey(String deed) {
        return DONE + deed;
    }
}
