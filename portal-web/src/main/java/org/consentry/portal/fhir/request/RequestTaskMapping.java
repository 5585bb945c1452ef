// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.request;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.Fhir;
import org.consentry.portal.fhir.FhirClient;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.Node;
import org.consentry.portal.fhir.request.DeleteRequest.Outcome;
import org.consentry.portal.fhir.request.DeleteRequest.State;

/** Maps between requests to delete and FHIR Tasks. */
final class RequestTaskMapping {

    static final String CODE = Fhir.OURS + "task|erase-data";
    static final String OPEN = "requested,received,accepted,in-progress,on-hold";
    static final String OVER = "completed,rejected,cancelled";
    private static final String ANSWER = "answer";
    private static final String CERTIFICATE = "certificate";

    private RequestTaskMapping() {}

    /** The request; empty for a Task of another kind. A state or day that cannot be read is a failure. */
    static Optional<DeleteRequest> request(Node task, ZoneId zone) {
        return isOurs(task)
                ? Optional.of(new DeleteRequest(
                        task.textOr("id", ""),
                        version(task),
                        task.referenceId("for").orElseThrow(RequestTaskMapping::unreadable),
                        task.referenceId("owner").orElseThrow(RequestTaskMapping::unreadable),
                        state(task),
                        task.instant("authoredOn").orElseThrow(RequestTaskMapping::unreadable),
                        changed(task),
                        day(task.at("restriction").at("period"), "end", zone),
                        day(task.at("executionPeriod"), "start", zone),
                        outcome(task, zone)))
                : Optional.empty();
    }

    /** The state of a version; empty for a Task of another kind. */
    static Optional<RequestStep> step(Node task) {
        return isOurs(task) ? Optional.of(new RequestStep(state(task), changed(task))) : Optional.empty();
    }

    private static boolean isOurs(Node task) {
        return task.at("code")
                .items("coding")
                .anyMatch(c -> (c.textOr("system", "") + "|" + c.textOr("code", "")).equals(CODE));
    }

    static int version(Node task) {
        return task.at("meta").integer("versionId");
    }

    private static Instant changed(Node task) {
        return task.at("meta").instant("lastUpdated").orElseThrow(RequestTaskMapping::unreadable);
    }

    private static State state(Node task) {
        return switch (task.textOr("status", "")) {
            case "requested" -> State.ASKED;
            case "received", "accepted" -> State.TAKEN;
            case "in-progress" -> State.TOLD;
            case "on-hold" -> State.ON_HOLD;
            case "completed" -> State.DONE;
            case "rejected" -> State.REFUSED;
            case "cancelled" -> State.TAKEN_BACK;
            default -> throw unreadable();
        };
    }

    private static Outcome outcome(Node task, ZoneId zone) {
        State state = state(task);
        if (state != State.DONE && state != State.REFUSED) {
            return Outcome.NONE;
        }
        String words = state == State.DONE
                ? output(task, ANSWER)
                : task.at("statusReason").textOr("text", "");
        return new Outcome(day(task.at("executionPeriod"), "end", zone), words, output(task, CERTIFICATE));
    }

    private static String output(Node task, String type) {
        return task.one("output", o -> o.at("type").is("text", type)).textOr("valueString", "");
    }

    private static Optional<LocalDate> day(Node period, String end, ZoneId zone) {
        return period.instant(end).map(at -> at.atZone(zone).toLocalDate()).or(() -> period.date(end));
    }

    /** One transaction that asks each recipient, unless a request to it is open: then that one is the answer. */
    static JsonObject transaction(String patient, List<String> recipients) {
        JsonArrayBuilder entries = Json.createArrayBuilder();
        // Always in one order: two transactions that ask the same must not wait for each other.
        recipients.stream().sorted().distinct().forEach(recipient -> entries.add(asking(patient, recipient)));
        return Json.createObjectBuilder()
                .add("resourceType", "Bundle")
                .add("type", "transaction")
                .add("entry", entries)
                .build();
    }

    private static JsonObjectBuilder asking(String patient, String recipient) {
        String[] code = CODE.split("[|]", 2);
        return Json.createObjectBuilder()
                .add(
                        "resource",
                        Json.createObjectBuilder()
                                .add("resourceType", "Task")
                                .add("status", "requested")
                                .add("intent", "order")
                                .add(
                                        "code",
                                        Json.createObjectBuilder()
                                                .add(
                                                        "coding",
                                                        Json.createArrayBuilder()
                                                                .add(Json.createObjectBuilder()
                                                                        .add("system", code[0])
                                                                        .add("code", code[1]))))
                                .add("for", reference("Patient/" + patient))
                                .add("owner", reference("Organization/" + recipient)))
                .add(
                        "request",
                        Json.createObjectBuilder()
                                .add("method", "POST")
                                .add("url", "Task")
                                .add("ifNoneExist", open(patient, recipient)));
    }

    private static String open(String patient, String recipient) {
        return "code=" + FhirClient.encode(CODE) + "&patient=Patient/" + FhirClient.encode(patient)
                + "&owner=Organization/" + FhirClient.encode(recipient) + "&status=" + OPEN;
    }

    /** The Task as it was read, taken back. */
    static JsonObject takenBack(JsonObject task) {
        return Json.createObjectBuilder(task).add("status", "cancelled").build();
    }

    /** The Task as it was read, with what staff write down. */
    static JsonObject after(JsonObject task, StaffStep step) {
        JsonObjectBuilder next = Json.createObjectBuilder(task);
        return switch (step) {
            case StaffStep.Take() -> next.add("status", "accepted").build();
            case StaffStep.Tell(LocalDate day) ->
                next.add("status", "in-progress")
                        .add("executionPeriod", Json.createObjectBuilder().add("start", day.toString()))
                        .build();
            case StaffStep.Done done ->
                next.add("status", "completed")
                        .add("executionPeriod", ended(task, done.day()))
                        .add("output", outputs(done))
                        .build();
            case StaffStep.Refuse(LocalDate day, String ground) ->
                next.add("status", "rejected")
                        .add("executionPeriod", ended(task, day))
                        .add("statusReason", Json.createObjectBuilder().add("text", ground))
                        .build();
        };
    }

    private static JsonObjectBuilder ended(JsonObject task, LocalDate day) {
        JsonObjectBuilder period = Json.createObjectBuilder();
        Node.of(task).at("executionPeriod").text("start").ifPresent(start -> period.add("start", start));
        return period.add("end", day.toString());
    }

    private static JsonArrayBuilder outputs(StaffStep.Done done) {
        JsonArrayBuilder outputs = Json.createArrayBuilder().add(output(ANSWER, done.words()));
        return done.certificate().isEmpty() ? outputs : outputs.add(output(CERTIFICATE, done.certificate()));
    }

    private static JsonObjectBuilder output(String type, String value) {
        return Json.createObjectBuilder()
                .add("type", Json.createObjectBuilder().add("text", type))
                .add("valueString", value);
    }

    private static JsonObjectBuilder reference(String to) {
        return Json.createObjectBuilder().add("reference", to);
    }

    private static FhirProblem.Away unreadable() {
        return new FhirProblem.Away("a request cannot be read", false);
    }
}
