// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/** What the FHIR door answered. */
record Answer(HttpResponse<String> http) {
    int status() {
        return http.statusCode();
    }

    String body() {
        return http.body();
    }

    String header(String name) {
        return http.headers().firstValue(name).orElse("");
    }

    Answer expect(int status) {
        assertThat(http.statusCode()).as(http.body()).isEqualTo(status);
        return this;
    }

    JsonObject json() {
        return AgentDoor.json(http);
    }

    String id() {
        return json().getString("id");
    }

    int total() {
        expect(200);
        return json().getInt("total", -1);
    }

    List<JsonObject> entries() {
        expect(200);
        return json().containsKey("entry") ? json().getJsonArray("entry").getValuesAs(JsonObject.class) : List.of();
    }

    List<String> references() {
        return entries().stream()
                .map(entry -> entry.getJsonObject("resource"))
                .map(resource -> resource.getString("resourceType") + "/" + resource.getString("id"))
                .toList();
    }

    Optional<String> next() {
        return json().getJsonArray("link").getValuesAs(JsonObject.class).stream()
                .filter(link -> link.getString("relation").equals("next"))
                .map(link -> link.getString("url"))
                .findFirst();
    }
}
