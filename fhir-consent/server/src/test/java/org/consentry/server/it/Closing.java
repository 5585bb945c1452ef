// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

/** Records that the registrar closes to staff, and the two people who open them. */
final class Closing {
    static final String PATH = "/fhir/staff/v1/openings";
    static final String RESTRICTED = "R";

    private final Ward ward;

    Closing(Ward ward) {
        this.ward = ward;
    }

    Person closed(String label) {
        Person person = ward.person();
        close(person, label);
        return person;
    }

    void close(Person person, String label) {
        String security =
                "\"meta\":{\"security\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\","
                        + "\"code\":\"" + label + "\"}]},";
        ward.put(ward.registrar(), "Patient/" + person.id(), patient(person, security, ""))
                .expect(200);
    }

    /** The record is linked to this one, from now on, and to no other. */
    void link(Person person, String type, Person... others) {
        StringBuilder links = new StringBuilder();
        for (Person other : others) {
            links.append(links.isEmpty() ? ",\"link\":[" : ",")
                    .append("{\"other\":{\"reference\":\"Patient/")
                    .append(other.id())
                    .append("\"},\"type\":\"")
                    .append(type)
                    .append("\"}");
        }
        ward.put(ward.registrar(), "Patient/" + person.id(), patient(person, "", links + "]"))
                .expect(200);
    }

    private static String patient(Person person, String meta, String more) {
        return """
                {"resourceType":"Patient","id":"%s",%s"identifier":[{"type":{"coding":[{"system":
                "http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},"system":"%s","value":"%s"}],
                "name":[{"family":"Example","given":["Person"]}],"gender":"female","birthDate":"1980-01-02"%s}""".formatted(
                person.id(), meta, person.number().authority(), person.number().value(), more);
    }

    static Door dana() {
        return AgentRegister.login("dana").because("Her%20lawyer%20called");
    }

    static Door eli() {
        return AgentRegister.login("eli").because("I%20know%20the%20case");
    }

    static HttpResponse<String> asks(Door by, String patient) {
        return by.post(PATH, "application/json", "{\"patient\":\"" + patient + "\"}");
    }

    static String ask(Door by, Person of) {
        HttpResponse<String> answer = asks(by, of.id());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return AgentDoor.json(answer).getString("id");
    }

    static HttpResponse<String> approve(Door by, String id) {
        return by.send("POST", PATH + "/" + id + "/approval", "");
    }

    static int read(Door by, Person of) {
        return by.get("/fhir/r4/Patient/" + of.id()).statusCode();
    }
}
