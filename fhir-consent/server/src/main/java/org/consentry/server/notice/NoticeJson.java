// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.notice;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.time.LocalDate;
import java.util.Set;
import org.consentry.protocol.Json;
import org.consentry.protocol.MalformedMessageException;
import org.consentry.server.access.answer.SaidText;
import org.jspecify.annotations.Nullable;

/** Notices as JSON at the door for staff. */
final class NoticeJson {
    private static final Set<String> KNOWN = Set.of("kind", "company", "from", "to", "en", "es");
    private static final int SHORTEST = 10;
    private static final int LONGEST = 600;
    private static final int COMPANY_LENGTH = 64;

    private NoticeJson() {}

    /**
     * Reads a notice that is to be written.
     *
     * @throws MalformedMessageException naming the first member that is not as expected
     */
    static NewNotice read(JsonObject said) {
        said.keySet().stream().filter(name -> !KNOWN.contains(name)).findFirst().ifPresent(name -> {
            throw SaidText.wrong(String.join(", ", KNOWN.stream().sorted().toList()), "\"" + name + "\"");
        });
        NoticeKind kind = NoticeKind.of(text(said, "kind"))
                .orElseThrow(() -> SaidText.wrong("kind as gap, outage, company or breach", "another"));
        LocalDate from = SaidText.day("from", text(said, "from"));
        LocalDate to = said.containsKey("to") ? SaidText.day("to", text(said, "to")) : null;
        if (to != null && to.isBefore(from)) {
            throw SaidText.wrong("to on the day from or later", "an earlier day");
        }
        if (kind == NoticeKind.BREACH && to == null) {
            throw SaidText.wrong("to as the last day that a breach concerns", "none");
        }
        return new NewNotice(
                kind,
                company(kind, said),
                from,
                to,
                SaidText.words("en", text(said, "en"), SHORTEST, LONGEST),
                SaidText.words("es", text(said, "es"), SHORTEST, LONGEST));
    }

    private static @Nullable String company(NoticeKind kind, JsonObject said) {
        String company = text(said, "company");
        if (!kind.isOfCompany()) {
            if (!company.isEmpty()) {
                throw SaidText.wrong("no company for a " + kind.code(), "one");
            }
            return null;
        }
        if (company.isEmpty() || company.length() > COMPANY_LENGTH) {
            throw SaidText.wrong("company as the id of a recipient", company.isEmpty() ? "none" : "a longer text");
        }
        return company;
    }

    private static String text(JsonObject said, String name) {
        if (!said.containsKey(name)) {
            return "";
        }
        if (said.get(name) instanceof JsonString text) {
            return text.getString();
        }
        throw SaidText.wrong(name + " as text", "something else");
    }

    /** As staff read it. */
    static JsonObjectBuilder write(WrittenNotice notice) {
        NewNotice said = notice.said();
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", notice.id())
                .add("kind", said.kind().code())
                .add("from", said.from().toString())
                .add("en", said.english())
                .add("es", said.spanish())
                .add("writer", notice.writer())
                .add("writtenAt", notice.at().toString());
        LocalDate to = said.to();
        if (to != null) {
            json.add("to", to.toString());
        }
        if (said.company() != null) {
            json.add("company", said.company());
        }
        notice.ended().ifPresent(at -> json.add("endedAt", at.toString()));
        return json;
    }
}
