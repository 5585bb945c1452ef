// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.server.it.Platform.door;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/**
 * What the portal writes of one company and of one scan (ChoiceMappingTest of the portal has the same rules), and whom
 * it stops. The regime in force lets training go without a yes.
 */
class SingleChoiceIT {
    private static final String PURPOSES = """
            "purpose":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"MLTRAINING"},
            {"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"SYSDEV"},
            {"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"HRESCH"}]""";

    private final Registrar registrar = new Registrar(door());
    private final Questions questions = new Questions(door());

    @Test
    void aNoToOneCompanyStopsItAndNobodyElseWhateverTheMainChoiceSaysUntilItIsTakenBack() {
        Person anna = registrar.person();
        registrar.company("single-one", true);
        registrar.company("single-other", true);
        registrar.subsidiary("single-below", "single-one");
        Choices main = new Choices(door(), anna.id());

        HttpResponse<String> no = main.raw(company(anna, "single-one", "active", "s-1"));

        assertThat(no.statusCode()).as(no.body()).isEqualTo(201);
        assertThat(code(anna, "single-one")).isEqualTo("CONSENT_DENY");
        assertThat(code(anna, "single-below")).isEqualTo("CONSENT_DENY");
        assertThat(code(anna, "single-other")).isEqualTo("PERMIT");
        assertThat(main.first("permit", "s-2").statusCode()).isEqualTo(201);
        assertThat(code(anna, "single-one")).as("a later general yes").isEqualTo("CONSENT_DENY");
        assertThat(code(anna, "single-other")).isEqualTo("PERMIT");

        takeBack(anna, no, company(anna, "single-one", "inactive", "s-3"));

        assertThat(code(anna, "single-one")).isEqualTo("PERMIT");
        assertThat(code(anna, "single-below")).isEqualTo("PERMIT");
    }

    @Test
    void aNoToOneScanStopsItForEveryRecipientAndNoOtherScanUntilItIsTakenBack() {
        Person anna = registrar.person();
        Person ben = registrar.person();
        registrar.company("single-third", true);
        registrar.company("single-fourth", true);
        Choices main = new Choices(door(), anna.id());
        String other = registrar.secondScan(anna);

        HttpResponse<String> no = main.raw(scan(anna, "active", "s-4"));

        assertThat(no.statusCode()).as(no.body()).isEqualTo(201);
        assertThat(code(anna, "single-third")).isEqualTo("CONSENT_DENY");
        assertThat(code(anna, "single-fourth")).isEqualTo("CONSENT_DENY");
        assertThat(questions.code(Questions.about(other, "single-third", "MLTRAINING", "")))
                .isEqualTo("PERMIT");
        assertThat(code(ben, "single-third")).isEqualTo("PERMIT");
        assertThat(main.first("permit", "s-5").statusCode()).isEqualTo(201);
        assertThat(code(anna, "single-third")).as("a later general yes").isEqualTo("CONSENT_DENY");

        takeBack(anna, no, scan(anna, "inactive", "s-6"));

        assertThat(code(anna, "single-third")).isEqualTo("PERMIT");
        assertThat(code(anna, "single-fourth")).isEqualTo("PERMIT");
    }

    /** A form posted twice is one choice, and a company has one Consent. */
    @Test
    void aFormPostedTwiceIsOneChoiceAndASecondFirstOneIsRefused() {
        Person anna = registrar.person();
        registrar.company("single-fifth", true);
        Choices choices = new Choices(door(), anna.id());
        String body = company(anna, "single-fifth", "active", "s-7");
        String id = id(choices.raw(body));

        assertThat(id(choices.raw(body))).isEqualTo(id);
        assertThat(choices.raw(company(anna, "single-fifth", "active", "s-8")).statusCode())
                .isEqualTo(409);
    }

    private String code(Person person, String recipient) {
        return questions.code(Questions.about(person, recipient, "MLTRAINING"));
    }

    private static void takeBack(Person person, HttpResponse<String> no, String body) {
        String id = id(no);
        HttpResponse<String> back = door().as(Platform.tokens().patient(person.id()))
                .put(
                        "/fhir/r4/Consent/" + id,
                        body.replaceFirst("\\{", "{\"id\":\"" + id + "\","),
                        "If-Match",
                        "W/\"1\"");
        assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
    }

    private static String id(HttpResponse<String> answer) {
        return AgentDoor.json(answer).getString("id");
    }

    private static String company(Person person, String slug, String status, String key) {
        return consent(person, "company:" + slug, status, key, """
                "actor":[{"role":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ParticipationType",
                "code":"IRCP"}]},"reference":{"reference":"Organization/%s"}}]""".formatted(slug));
    }

    private static String scan(Person person, String status, String key) {
        return consent(person, "scan:" + person.studyId(), status, key, """
                "data":[{"meaning":"instance","reference":{"reference":"ImagingStudy/%s"}}]""".formatted(person.studyId()));
    }

    private static String consent(Person person, String topic, String status, String key, String named) {
        String ai = new Choices(door(), person.id()).consent("", "deny", key);
        String provision = "\"provision\":{\"type\":\"deny\"," + named + "," + PURPOSES + "}}";
        return ai.substring(0, ai.indexOf("\"provision\""))
                        .replace("\"value\":\"ai\"", "\"value\":\"" + topic + "\"")
                        .replace("\"status\":\"active\"", "\"status\":\"" + status + "\"")
                + provision;
    }
}
