// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.consentry.protocol.Json;

/** One member of staff at the inbox, as the portal speaks with it. */
final class Desk {
    private static final String PATH = "/fhir/staff/v1/questions";

    private final Door door;

    Desk(String account) {
        this.door = Platform.door().as(Platform.tokens().staffIn("portal", account));
    }

    /** The questions that a filter lets pass, of the first pages. */
    List<JsonObject> shown(String filter) {
        return page(filter, 1).getJsonArray("questions").getValuesAs(JsonObject.class);
    }

    JsonObject page(String filter, int page) {
        return read("?show=" + filter + "&page=" + page);
    }

    JsonObject of(String conversation) {
        return read("/" + conversation);
    }

    HttpResponse<String> get(String rest) {
        return door.get(PATH + rest);
    }

    int take(String conversation, String seen) {
        return tell(conversation + "/holding", "since", seen);
    }

    int giveBack(String conversation) {
        return door.post(PATH + "/" + conversation + "/return", "application/json", "")
                .statusCode();
    }

    int note(String conversation, String text) {
        return tell(conversation + "/notes", "text", text);
    }

    int help(String conversation, String help) {
        return tell(conversation + "/help", "help", help);
    }

    private int tell(String path, String member, String value) {
        String body = Json.createObjectBuilder().add(member, value).build().toString();
        return door.post(PATH + "/" + path, "application/json", body).statusCode();
    }

    private JsonObject read(String rest) {
        HttpResponse<String> answer = get(rest);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return AgentDoor.json(answer);
    }
}
