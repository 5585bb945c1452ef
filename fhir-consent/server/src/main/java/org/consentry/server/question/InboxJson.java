// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.question;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.consentry.protocol.Json;

/** Writes the inbox and the notes of the desk as JSON. */
final class InboxJson {
    private InboxJson() {}

    static JsonObjectBuilder counts(InboxStore.Counts counts) {
        return Json.createObjectBuilder()
                .add("waiting", counts.waiting())
                .add("late", counts.late())
                .add("today", counts.today())
                .add("urgent", counts.urgent())
                .add("mine", counts.mine())
                .add("nobody", counts.nobody());
    }

    /** One question of the list, with the words that {@link InboxTexts} has for it. */
    static JsonObjectBuilder line(InboxLine line, InboxTexts texts, String account) {
        JsonObjectBuilder json = at(line.at(), account)
                .add("question", line.question())
                .add("conversation", line.conversation())
                .add("number", texts.number(line.conversation()))
                .add("begins", texts.begins(line.question()))
                .add("language", texts.language(line.patient()))
                .add("sent", line.sent().toString())
                .add("due", line.due().toString())
                .add("urgent", line.isUrgent());
        line.ended().ifPresent(at -> json.add("ended", at.toString()));
        return json;
    }

    /** How a conversation stands at the desk; {@code mine} says whether this account has it. */
    static JsonObjectBuilder at(DeskCase stands, String account) {
        JsonObjectBuilder json = Json.createObjectBuilder().add("help", stands.help());
        stands.held()
                .ifPresent(holder -> json.add(
                        "holder",
                        Json.createObjectBuilder()
                                .add("name", holder.name())
                                .add("since", holder.since().toString())
                                .add("mine", holder.account().equals(account))));
        return json;
    }

    /** Notes as FHIR Communications, which this answer alone shows: they are stored as none. */
    static JsonArrayBuilder notes(List<DeskNote> notes, String conversation) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        notes.forEach(note -> all.add(note(note, conversation)));
        return all;
    }

    private static JsonObject note(DeskNote note, String conversation) {
        JsonObjectBuilder made = Json.createObjectBuilder()
                .add("resourceType", "Communication")
                .add("id", "desk-note-" + note.id())
                .add("status", "completed")
                .add("category", coded("internal-note"))
                .add("topic", coded(note.kind()).build().getJsonObject(0))
                .add(
                        "about",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder().add("reference", "Communication/" + conversation)))
                .add("sent", note.at().toString())
                .add("sender", Json.createObjectBuilder().add("display", note.name()));
        if (!note.text().isEmpty()) {
            made.add(
                    "payload",
                    Json.createArrayBuilder().add(Json.createObjectBuilder().add("contentString", note.text())));
        }
        return made.build();
    }

    private static JsonArrayBuilder coded(String code) {
        return Json.createArrayBuilder()
                .add(Json.createObjectBuilder()
                        .add(
                                "coding",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("system", MessageMapping.CATEGORY)
                                                .add("code", code))));
    }
}
