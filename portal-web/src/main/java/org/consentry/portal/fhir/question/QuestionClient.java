// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.question;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.consentry.portal.fhir.Fhir;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;

/** Reads and writes the questions of patients and the answers of staff. */
@Singleton
public class QuestionClient {

    private static final String TYPE = "Communication";
    private static final int ROOTS_AT_ONCE = 50;
    private static final int MOST_BEGUN = 11;

    private final FhirClient fhir;

    @Inject
    public QuestionClient(FhirClient fhir) {
        this.fhir = fhir;
    }

    /** All conversations of a patient, newest question first. */
    public List<Conversation> of(FhirCaller caller, String patient) {
        return Conversation.of(messages(caller, "subject=Patient/" + FhirClient.encode(patient) + "&_sort=-sent"));
    }

    /**
     * The conversations of a patient that wait for an answer or were answered on this day or later, newest question
     * first. It reads no older ones; of those it reads, it leaves out older answers.
     */
    public List<Conversation> current(FhirCaller caller, String patient, LocalDate since) {
        String of = "subject=Patient/" + FhirClient.encode(patient);
        List<QuestionMessage> found = new ArrayList<>(messages(caller, of + "&status=in-progress"));
        String kinds = Fhir.COMMUNICATION + "|answer," + Fhir.COMMUNICATION + "|closing";
        String answers = "&category=" + FhirClient.encode(kinds) + "&sent=ge" + since;
        messages(caller, of + answers).stream().filter(QuestionMessage::answer).forEach(found::add);
        Set<String> there = found.stream().map(QuestionMessage::id).collect(Collectors.toSet());
        List<String> begun = found.stream()
                .map(QuestionMessage::root)
                .filter(root -> !there.contains(root))
                .distinct()
                .toList();
        for (int from = 0; from < begun.size(); from += ROOTS_AT_ONCE) {
            List<String> some = begun.subList(from, Math.min(begun.size(), from + ROOTS_AT_ONCE));
            found.addAll(messages(caller, of + "&_id=" + FhirClient.encode(String.join(",", some))));
        }
        return Conversation.of(found);
    }

    /** How many conversations this patient has begun, and the newest of them. For staff. */
    public Begun begun(FhirCaller caller, String patient) {
        Node bundle = Node.of(fhir.read(
                caller,
                TYPE + "?subject=Patient/" + FhirClient.encode(patient) + "&identifier="
                        + FhirClient.encode(Fhir.QUESTION_NUMBER + "|") + "&_sort=-sent&_total=accurate&_count="
                        + MOST_BEGUN));
        return new Begun(
                bundle.integer("total"),
                bundle.items("entry")
                        .map(entry -> entry.at("resource"))
                        .flatMap(found -> CommunicationMapping.message(found).stream())
                        .toList());
    }

    /** One conversation by the id of its question. */
    public Conversation conversation(FhirCaller caller, String id) {
        QuestionMessage question = CommunicationMapping.message(
                        Node.of(fhir.read(caller, TYPE + "/" + FhirClient.encode(id))))
                .filter(m -> m.id().equals(m.root()))
                .orElseThrow(FhirProblem.NotThere::new);
        var all = new ArrayList<QuestionMessage>();
        all.add(question);
        all.addAll(messages(caller, "part-of=" + TYPE + "/" + FhirClient.encode(id) + "&_sort=sent"));
        return Conversation.of(all).stream()
                .filter(c -> c.first().root().equals(id))
                .findFirst()
                .orElseThrow(FhirProblem.NotThere::new);
    }

    /** The id of the question with this number; empty if there is none. For staff. */
    public Optional<String> numbered(FhirCaller caller, String number) {
        String identifier = FhirClient.encode(Fhir.QUESTION_NUMBER + "|" + number);
        return fhir.first(caller, TYPE, "identifier=" + identifier, 1).stream()
                .flatMap(found -> found.text("id").stream())
                .findFirst();
    }

    /**
     * Asks a question.
     *
     * @param about id of the line it is about
     * @param root id of the conversation's question when this goes on with it
     * @param key the form's own key
     */
    public QuestionMessage ask(
            FhirCaller caller, String patient, String text, Optional<String> about, Optional<String> root, String key) {
        return stored(caller, CommunicationMapping.question(patient, text, about, root, key));
    }

    /** Answers the question of a conversation that waits; the server closes it in the same step. */
    public QuestionMessage answer(FhirCaller caller, QuestionMessage question, String text, String key) {
        return stored(caller, CommunicationMapping.answer(question, text, key));
    }

    /** Closes the question of a conversation that waits without an answer; the patient reads why. */
    public QuestionMessage close(FhirCaller caller, QuestionMessage question, String why, String key) {
        return stored(caller, CommunicationMapping.closing(question, why, key));
    }

    private QuestionMessage stored(FhirCaller caller, jakarta.json.JsonObject message) {
        return CommunicationMapping.message(Node.of(fhir.create(caller, TYPE, message)))
                .orElseThrow(() -> new FhirProblem.Away("the answer does not show what was stored", true));
    }

    private List<QuestionMessage> messages(FhirCaller caller, String query) {
        return fhir.search(caller, TYPE, query, CommunicationMapping::message);
    }
}
