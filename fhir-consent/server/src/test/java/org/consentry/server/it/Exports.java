// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;

/** Bulk exports as staff ask for them. */
final class Exports {
    private final Door door;

    Exports(Door door) {
        this.door = door;
    }

    HttpResponse<String> kickOff(String query) {
        return door.get("/fhir/r4/$export" + query, "Prefer", "respond-async");
    }

    HttpResponse<String> kickOff(String group, String query) {
        return door.get("/fhir/r4/Group/" + group + "/$export" + query, "Prefer", "respond-async");
    }

    HttpResponse<String> get(String address) {
        return door.get(address);
    }

    HttpResponse<String> cancel(String address) {
        return door.delete(address);
    }

    /** Where an export is asked after. */
    String place(String query) {
        HttpResponse<String> answer = kickOff(query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return answer.headers().firstValue("Content-Location").orElseThrow();
    }

    /** The manifest, once there is one. */
    JsonObject manifest(String place) {
        HttpResponse<String> status = door.get(place);
        while (status.statusCode() == 202) {
            assertThat(status.headers().firstValue("X-Progress")).isPresent();
            assertThat(status.headers().firstValue("Retry-After")).isPresent();
            status = door.get(place);
        }
        assertThat(status.statusCode()).as(status.body()).isEqualTo(200);
        return AgentDoor.json(status);
    }

    /** The lines of one type; none if there is no such file. */
    String file(JsonObject manifest, String type) {
        return manifest.getJsonArray("output").getValuesAs(JsonObject.class).stream()
                .filter(file -> file.getString("type").equals(type))
                .map(file -> door.get(file.getString("url")).body())
                .findFirst()
                .orElse("");
    }
}
