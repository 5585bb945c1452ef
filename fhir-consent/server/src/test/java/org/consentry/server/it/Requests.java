// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import java.net.http.HttpResponse;

/** What patients and staff ask of recipients. */
final class Requests {
    private final Door door;

    Requests(Door door) {
        this.door = door;
    }

    static String task(String code, Person person, String recipient, String purpose) {
        String input = purpose.isEmpty() ? "" : """
                ,"input":[{"type":{"text":"purpose"},"valueCoding":{"system":
                "http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"%s"}}]""".formatted(purpose);
        return """
                {"resourceType":"Task","status":"requested","intent":"order",
                "code":{"coding":[{"system":"https://consentry.org/fhir/task","code":"%s"}]},
                "for":{"reference":"Patient/%s"},"owner":{"reference":"Organization/%s"}%s}""".formatted(code, person.id(), recipient, input);
    }

    /** The same with what the recipient said it did. */
    static String answered(String task) {
        return task.replace(
                "\"intent\"",
                "\"output\":[{\"type\":{\"text\":\"answer\"},\"valueString\":\"We deleted 2 scans\"}],\"intent\"");
    }

    HttpResponse<String> ask(String task) {
        return door.post("/fhir/r4/Task", "application/fhir+json", task);
    }

    /** The next version of a Task, in another state. */
    HttpResponse<String> turn(String id, int version, String task, String status) {
        String next = task.replace("\"status\":\"requested\"", "\"id\":\"" + id + "\",\"status\":\"" + status + "\"");
        return door.put("/fhir/r4/Task/" + id, next, "If-Match", "W/\"" + version + "\"");
    }
}
