// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import java.net.http.HttpResponse;

/** Questions and answers, as the portal sends them. */
final class Messages {
    private static final String PATH = "/fhir/r4/Communication";
    private static final String TYPE = "application/fhir+json";

    private final Door door;

    Messages(Door door) {
        this.door = door;
    }

    HttpResponse<String> ask(String patient, String text, String key, String more) {
        return door.as(Platform.tokens().patient(patient)).post(PATH, TYPE, question(patient, text, key, more));
    }

    static String question(String patient, String text, String key, String more) {
        return """
                {"resourceType":"Communication","status":"in-progress",%s,"subject":{"reference":"Patient/%s"},
                "sender":{"reference":"Patient/%s"},%s"payload":[{"contentString":"%s"}]}""".formatted(form(key, "question"), patient, patient, more, text);
    }

    HttpResponse<String> answer(String question, String text, String key) {
        return reply(question, text, form(key, "answer"));
    }

    /** Closes a question without an answer, for a reason. */
    HttpResponse<String> close(String question, String why, String key) {
        return reply(question, why, form(key, "closing"));
    }

    private HttpResponse<String> reply(String question, String text, String form) {
        return door.as(Platform.tokens().staff()).post(PATH, TYPE, """
                {"resourceType":"Communication","status":"completed",%s,
                "inResponseTo":[{"reference":"Communication/%s"}],"payload":[{"contentString":"%s"}]}""".formatted(form, question, text));
    }

    private static String form(String key, String category) {
        return """
                "identifier":[{"use":"secondary","system":"https://consentry.org/fhir/idempotency-key","value":"%s"}],
                "category":[{"coding":[{"system":"https://consentry.org/fhir/communication","code":"%s"}]}]""".formatted(key, category);
    }
}
