// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;

/** The register of recipients as one login of staff edits it. */
final class CompanyDesk {
    static final String PATH = "/fhir/staff/v1/companies";

    private final Door door;

    private CompanyDesk(Door door) {
        this.door = door;
    }

    static CompanyDesk of(String account) {
        return new CompanyDesk(AgentRegister.login(account));
    }

    /** A body that has all facts that are needed, on this version; 0 for a new entry. */
    static String facts(String gets, int base) {
        return """
                {"name":"Northlight","kind":"company","country":"US","state":"WA","purposes":["MLTRAINING"],
                "checked-on":"2026-01-02","facts":{"gets":"%s","kept-until":"2 years","agreed-not-to-trace":"yes"}%s}""".formatted(gets, base == 0 ? "" : ",\"base\":" + base);
    }

    HttpResponse<String> save(String slug, String facts) {
        return post(slug + "/draft", facts);
    }

    /** A step on what is seen now. */
    HttpResponse<String> step(String slug, String step) {
        JsonObject now = one(slug);
        String change = step.startsWith("draft") ? "draft" : "resume";
        return step(
                slug, step, now.containsKey(change) ? now.getJsonObject(change).getInt("seen") : 0);
    }

    HttpResponse<String> step(String slug, String step, long seen) {
        return post(slug + "/" + step, "{\"seen\":" + seen + ",\"why\":\"Not clear to me\"}");
    }

    HttpResponse<String> post(String path, String body) {
        return door.post(PATH + "/" + path, "application/json", body);
    }

    HttpResponse<String> read(String slug) {
        return door.get(PATH + "/" + slug);
    }

    JsonObject one(String slug) {
        HttpResponse<String> answer = read(slug);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return AgentDoor.json(answer);
    }

    /** The entry in the list of all; null if it is not there. */
    JsonObject listed(String slug) {
        return AgentDoor.json(door.get(PATH)).getJsonArray("companies").getValuesAs(JsonObject.class).stream()
                .filter(company -> company.getString("slug").equals(slug))
                .findFirst()
                .orElseThrow();
    }

    /** Writes a draft and sends it. */
    void sends(String slug, String gets, int base) {
        ok(save(slug, facts(gets, base)));
        ok(step(slug, "draft/review"));
    }

    static void ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204);
    }
}
