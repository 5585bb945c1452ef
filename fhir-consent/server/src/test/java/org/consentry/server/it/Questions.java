// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;

/** What an export system asks of the server. */
final class Questions {
    private static final String DOOR = "/fhir/access/v1/";

    private final Door door;

    Questions(Door door) {
        this.door = door.as(Platform.tokens().exportSystem());
    }

    /** A question about one scan. */
    static String about(Person person, String recipient, String purpose) {
        return about(person.study().value(), recipient, purpose, "");
    }

    /** A question about one scan, with more members of its context. */
    static String about(String study, String recipient, String purpose, String context) {
        return """
                {"subject":{"type":"organization","id":"%s"},"action":{"name":"disclose"},
                 "resource":{"type":"imaging-study","id":"%s"},
                 "context":{"purpose":"%s","supported_obligations":["DEID"]%s}}""".formatted(recipient, study, purpose, context);
    }

    HttpResponse<String> ask(String path, String body) {
        return door.post(DOOR + path, "application/json", body);
    }

    /** The answer's members. */
    JsonObject answer(String path, String body) {
        HttpResponse<String> answer = ask(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return AgentDoor.json(answer);
    }

    /** {@code PERMIT}, or the code of the refusal. */
    String code(String body) {
        JsonObject answer = answer("evaluation", body);
        JsonObject context = answer.getJsonObject("context");
        assertThat(answer.getBoolean("decision")).isEqualTo(!context.containsKey("code"));
        return context.getString("code", "PERMIT");
    }
}
