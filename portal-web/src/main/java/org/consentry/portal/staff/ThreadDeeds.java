// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.desk.DeskClient;
import org.consentry.portal.fhir.desk.DeskState;
import org.consentry.portal.fhir.desk.Keeper;
import org.consentry.portal.fhir.question.Conversation;
import org.consentry.portal.fhir.question.MessageText;
import org.consentry.portal.fhir.question.QuestionClient;
import org.consentry.portal.fhir.question.QuestionMessage;
import org.consentry.portal.session.FormKeys;
import org.consentry.portal.session.SignedIn;

/** Does what a member of staff pressed beside a conversation, once for each form. */
@Singleton
public class ThreadDeeds {

    private final SignedIn signedIn;
    private final QuestionClient questions;
    private final DeskClient desk;
    private final FormKeys keys;

    @Inject
    public ThreadDeeds(SignedIn signedIn, QuestionClient questions, DeskClient desk, FormKeys keys) {
        this.signedIn = signedIn;
        this.questions = questions;
        this.desk = desk;
        this.keys = keys;
    }

    /** What is wrong with the text that a button sends. */
    static Optional<Mistake> mistake(AnswerForm form) {
        return switch (form.deed()) {
            case "send", "check" -> mistake("text", "staff.error.answer", form.text());
            case "close" -> mistake("why", "staff.error.close", form.why());
            case "note" -> mistake("note", "staff.error.note", form.note());
            case "take", "return", "help" -> Optional.empty();
            default -> Optional.of(new Mistake("text", "staff.error.answer.empty"));
        };
    }

    private static Optional<Mistake> mistake(String field, String key, MessageText text) {
        return text.bad()
                ? Optional.of(new Mistake(field, key + (text.empty() ? ".empty" : ".long")))
                : Optional.empty();
    }

    /**
     * Since when somebody else has the conversation of whom the writer of an answer was not told; empty if nobody has,
     * or the writer knows.
     */
    Optional<String> otherHas(Conversation conversation, AnswerForm form) {
        if (!form.deed().equals("send") && !form.deed().equals("close")) {
            return Optional.empty();
        }
        DeskState state = desk.of(signedIn.caller(), conversation.first().id());
        return state.other()
                .map(Keeper::since)
                .map(Object::toString)
                .filter(since -> !since.equals(form.field("despite")));
    }

    /**
     * Does it.
     *
     * @throws FhirProblem.Conflict if somebody else has done something meanwhile, so that nothing was done
     */
    void act(Conversation conversation, AnswerForm form) {
        String id = conversation.first().id();
        FhirCaller caller = signedIn.caller();
        keys.once(form.deed() + " " + form.key(), () -> {
            switch (form.deed()) {
                case "send" ->
                    questions.answer(
                            caller, waiting(conversation, form), form.text().value(), form.key());
                case "close" ->
                    questions.close(
                            caller, waiting(conversation, form), form.why().value(), "close-" + form.key());
                case "take" -> desk.take(caller, id, form.field("seen"));
                case "return" -> desk.giveBack(caller, id);
                case "help" -> desk.help(caller, id, form.field("help"));
                case "note" -> desk.note(caller, id, form.note().value());
                default -> throw new FhirProblem.NotThere();
            }
            return form.deed();
        });
    }

    /** The question that the form was opened on; if someone else has answered it meanwhile, nothing is sent. */
    private static QuestionMessage waiting(Conversation conversation, AnswerForm form) {
        return conversation
                .waiting()
                .filter(question -> question.id().equals(form.field("waiting")))
                .orElseThrow(FhirProblem.Conflict::new);
    }
}
