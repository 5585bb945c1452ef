// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.desk;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;

/** Reads the inbox, takes and returns conversations, and keeps notes, at the server's door for staff. */
@Singleton
public class DeskClient {

    private static final String QUESTIONS = "questions";

    private final FhirClient fhir;

    @Inject
    public DeskClient(FhirClient fhir) {
        this.fhir = fhir;
    }

    /** One page of the inbox; the first page is 1. */
    public QuestionList list(FhirCaller caller, QuestionFilter shown, int page) {
        Node answer = Node.of(fhir.readStaff(caller, QUESTIONS + "?show=" + shown.code() + "&page=" + page));
        Node counts = answer.at("counts");
        return new QuestionList(
                new QuestionList.Counts(
                        number(counts, "waiting"),
                        number(counts, "late"),
                        number(counts, "today"),
                        number(counts, "urgent"),
                        number(counts, "mine"),
                        number(counts, "nobody")),
                number(answer, "total"),
                Math.max(1, number(answer, "pageSize")),
                each(answer, QUESTIONS).stream().map(DeskClient::question).toList());
    }

    /** How the conversation that began with this message stands. */
    public DeskState of(FhirCaller caller, String conversation) {
        Node answer = Node.of(fhir.readStaff(caller, path(conversation)));
        return new DeskState(
                keeper(answer),
                answer.textOr("language", ""),
                answer.textOr("help", ""),
                each(answer, "notes").stream().map(DeskClient::note).toList());
    }

    /**
     * Takes a conversation.
     *
     * @param seen since when somebody else had it, as the taker saw it; empty if nobody had it
     * @throws FhirProblem.Conflict if it is not so any more
     */
    public void take(FhirCaller caller, String conversation, String seen) {
        tell(caller, conversation, "holding", "since", seen);
    }

    /** Gives a conversation back; {@link FhirProblem.Conflict} if the caller has it not. */
    public void giveBack(FhirCaller caller, String conversation) {
        fhir.tellStaff(caller, path(conversation) + "/return", JsonValue.EMPTY_JSON_OBJECT);
    }

    /** Marks what a conversation needs. */
    public void help(FhirCaller caller, String conversation, String help) {
        tell(caller, conversation, "help", "help", help);
    }

    /** Keeps a note for the other staff. */
    public void note(FhirCaller caller, String conversation, String text) {
        tell(caller, conversation, "notes", "text", text);
    }

    private void tell(FhirCaller caller, String conversation, String what, String member, String value) {
        JsonObject said = Json.createObjectBuilder().add(member, value).build();
        fhir.tellStaff(caller, path(conversation) + "/" + what, said);
    }

    private static String path(String conversation) {
        return QUESTIONS + "/" + FhirClient.encode(conversation);
    }

    private static ListedQuestion question(Node node) {
        return new ListedQuestion(
                node.text("conversation").orElseThrow(DeskClient::unreadable),
                node.textOr("number", ""),
                new ListedQuestion.Times(
                        node.instant("sent").orElseThrow(DeskClient::unreadable),
                        node.date("due").orElseThrow(DeskClient::unreadable),
                        node.instant("ended")),
                node.isTrue("urgent"),
                node.textOr("begins", ""),
                node.textOr("language", ""),
                keeper(node),
                node.textOr("help", ""));
    }

    private static Optional<Keeper> keeper(Node of) {
        Node holder = of.at("holder");
        return holder.instant("since")
                .map(since -> new Keeper(holder.textOr("name", ""), since, holder.isTrue("mine")));
    }

    private static StaffNote note(Node communication) {
        return new StaffNote(
                communication.at("topic").first("coding").textOr("code", ""),
                communication.at("sender").textOr("display", ""),
                communication.first("payload").textOr("contentString", ""),
                communication.instant("sent").orElseThrow(DeskClient::unreadable));
    }

    /** A missing list is a failure: an empty page would say that nobody waits. */
    private static List<Node> each(Node answer, String list) {
        if (answer.at(list).value().getValueType() != JsonValue.ValueType.ARRAY) {
            throw unreadable();
        }
        return answer.items(list).toList();
    }

    private static int number(Node node, String field) {
        if (node.text(field).isEmpty()) {
            throw unreadable();
        }
        return node.integer(field);
    }

    private static FhirProblem.Away unreadable() {
        return new FhirProblem.Away("an answer about the inbox cannot be read", false);
    }
}
