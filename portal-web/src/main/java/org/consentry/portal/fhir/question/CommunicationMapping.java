// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.question;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Optional;
import org.consentry.portal.fhir.Fhir;
import org.consentry.portal.fhir.Node;

/** Maps between the messages of a conversation and FHIR Communications. */
final class CommunicationMapping {

    private static final String CLOSING = "closing";

    private CommunicationMapping() {}

    /** The message; empty for a Communication that is no question or answer of the portal. */
    static Optional<QuestionMessage> message(Node communication) {
        Optional<String> category = communication
                .items("category")
                .flatMap(c -> c.items("coding"))
                .filter(c -> c.is("system", Fhir.COMMUNICATION))
                .flatMap(c -> c.text("code").stream())
                .findFirst();
        Optional<Instant> sent =
                communication.instant("sent").or(() -> communication.at("meta").instant("lastUpdated"));
        return category.flatMap(CommunicationMapping::author)
                .flatMap(author -> sent.map(at -> message(communication, author, at)));
    }

    private static Optional<QuestionMessage.Author> author(String category) {
        return switch (category) {
            case "question" -> Optional.of(QuestionMessage.Author.PATIENT);
            case "answer" -> Optional.of(QuestionMessage.Author.STAFF);
            case CLOSING -> Optional.of(QuestionMessage.Author.STAFF_CLOSING);
            default -> Optional.empty();
        };
    }

    static JsonObject question(String patient, String text, Optional<String> about, Optional<String> root, String key) {
        JsonObjectBuilder question =
                written(patient, text, "question", "in-progress", key).add("sender", reference("Patient/" + patient));
        about.ifPresent(line -> question.add("about", array(reference("AuditEvent/" + line))));
        root.ifPresent(id -> question.add("partOf", array(reference("Communication/" + id))));
        return question.build();
    }

    static JsonObject answer(QuestionMessage question, String text, String key) {
        return reply(question, text, "answer", key);
    }

    /** Why a question is closed without an answer. */
    static JsonObject closing(QuestionMessage question, String why, String key) {
        return reply(question, why, CLOSING, key);
    }

    private static JsonObject reply(QuestionMessage question, String text, String category, String key) {
        return written(question.patient(), text, category, "completed", key)
                .add("inResponseTo", array(reference("Communication/" + question.id())))
                .add("partOf", array(reference("Communication/" + question.root())))
                .build();
    }

    private static QuestionMessage message(Node communication, QuestionMessage.Author author, Instant sent) {
        String id = communication.textOr("id", "");
        return new QuestionMessage(
                id,
                communication
                        .items("partOf")
                        .findFirst()
                        .flatMap(CommunicationMapping::id)
                        .orElse(id),
                communication.referenceId("subject").orElse(""),
                communication.identifier(Fhir.QUESTION_NUMBER).orElse(""),
                author,
                waits(communication),
                author != QuestionMessage.Author.PATIENT
                        ? communication.at("sender").textOr("display", "")
                        : "",
                communication.first("payload").textOr("contentString", ""),
                sent,
                communication
                        .items("about")
                        .filter(a -> a.textOr("reference", "").contains("AuditEvent/"))
                        .findFirst()
                        .flatMap(CommunicationMapping::id)
                        .orElse(""),
                communication.extension(Fhir.ANSWER_DUE).date("valueDate"));
    }

    private static QuestionMessage.Waits waits(Node communication) {
        if (!communication.is("status", "in-progress")) {
            return QuestionMessage.Waits.NO;
        }
        return communication.is("priority", "urgent") ? QuestionMessage.Waits.URGENTLY : QuestionMessage.Waits.YES;
    }

    private static Optional<String> id(Node reference) {
        return reference.text("reference").map(r -> r.substring(r.lastIndexOf('/') + 1));
    }

    private static JsonObjectBuilder written(String patient, String text, String category, String status, String key) {
        return Json.createObjectBuilder()
                .add("resourceType", "Communication")
                .add("status", status)
                .add(
                        "identifier",
                        array(Json.createObjectBuilder()
                                .add("use", "secondary")
                                .add("system", Fhir.IDEMPOTENCY_KEY)
                                .add("value", key)))
                .add(
                        "category",
                        array(Json.createObjectBuilder()
                                .add(
                                        "coding",
                                        array(Json.createObjectBuilder()
                                                .add("system", Fhir.COMMUNICATION)
                                                .add("code", category)))))
                .add("subject", reference("Patient/" + patient))
                .add("payload", array(Json.createObjectBuilder().add("contentString", text)));
    }

    private static JsonObjectBuilder reference(String to) {
        return Json.createObjectBuilder().add("reference", to);
    }

    private static JsonArrayBuilder array(JsonObjectBuilder only) {
        return Json.createArrayBuilder().add(only);
    }
}
