// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller without any role made the server read, parse and check megabytes before it said 403. */
class LimitsIT {
    private static final String BROKEN = "{\"resourceType\":";

    private final Ward ward = new Ward();

    /** Had the body been read, it would be 400, 413 or 415. */
    @ParameterizedTest
    @CsvSource({
        "POST, ''",
        "POST, Consent",
        "PUT, Consent/x",
        "POST, Consent/$preview",
        "POST, Consent/$evaluate",
        "POST, Consent/$fileConsent",
        "POST, Consent/$import-r5",
        "POST, QuestionnaireResponse",
        "POST, Task",
        "POST, Patient/_search",
        "POST, AuditEvent/$recordDisclosure"
    })
    void whoHasNoRoleIsTurnedAwayWhateverTheBodyIs(String method, String path) {
        Door nobody = ward.door().as(Platform.tokens().stranger());

        for (String body : new String[] {BROKEN, "{\"a\":\"" + "a".repeat(1 << 20) + "\"}"}) {
            assertThat(sent(nobody, method, path, body, "Content-Type", Ward.JSON))
                    .isEqualTo(403);
        }
        assertThat(sent(nobody, method, path, BROKEN, "Content-Type", "text/html"))
                .isEqualTo(403);
        assertThat(sent(nobody, method, path, BROKEN, "Content-Type", Ward.JSON, "Content-Encoding", "br"))
                .isEqualTo(403);
    }

    @Test
    void noRoleIsTurnedAwayFromWhatIsNotItsOwnWhateverTheBodyIs() {
        Person anna = ward.person();

        ward.post(ward.patient(anna), "Patient", BROKEN).expect(403);
        ward.post(ward.patient(anna), "Consent/$import-r5", BROKEN).expect(403);
        ward.post(ward.staff(), "Patient", BROKEN).expect(403);
        ward.post(ward.door().as(Platform.tokens().exportSystem()), "Task", BROKEN)
                .expect(403);
        ward.post(ward.door().as(Platform.tokens().patient(anna.id(), "patient/Consent.rs")), "Consent", BROKEN)
                .expect(403);
        ward.post(ward.patient(anna), "Consent", BROKEN).expect(400);
    }

    /** An entry was checked against R4 before its sender's role was. */
    @Test
    void anEntryOfABatchIsRefusedBeforeItIsChecked() {
        Answer answer = ward.post(ward.door().as(Platform.tokens().exportSystem()), "", """
                {"resourceType":"Bundle","type":"batch","entry":[{"request":{"method":"POST","url":"Encounter"},
                "resource":{"resourceType":"Encounter"}}]}""");

        assertThat(answer.entries().get(0).getJsonObject("response").getString("status"))
                .isEqualTo("403");
    }

    @ParameterizedTest
    @CsvSource({"500, 201", "501, 422"})
    void aChoiceWithFiveHundredProvisionsIsSavedAndNoLonger(int provisions, int status) {
        Person anna = ward.person();
        Choices choices = new Choices(ward.door(), anna.id());
        String one = """
                {"type":"deny","purpose":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"CLINTRCH"}]}""";
        String exceptions = String.join(",", Collections.nCopies(provisions - 1, one));

        Answer answer = new Answer(choices.raw(choices.consent("", "permit", "many-" + provisions)
                .replace("\"purpose\":[", "\"provision\":[" + exceptions + "],\"purpose\":[")));

        answer.expect(status);
        if (status == 422) {
            assertThat(answer.body()).contains("at most 500 provisions", "found 501", "Consent.provision");
        }
    }

    /** gICS and other registers send hundreds; what they send is let in. */
    @Test
    void aDocumentOfThreeHundredProvisionsIsBroughtIn() {
        Person anna = ward.person();
        Choices choices = new Choices(ward.door(), anna.id());
        String exceptions = String.join(",", Collections.nCopies(299, "{\"type\":\"deny\"}"));
        String sent = choices.consent("", "permit", "register")
                .replace("\"purpose\":[", "\"provision\":[" + exceptions + "],\"purpose\":[");

        assertThat(ward.post(ward.registrar(), "Consent", sent).expect(201).body())
                .isNotEmpty();
    }

    @Test
    void anImportInXmlIsCountedToo() {
        String provisions = "<provision/>".repeat(1001);

        Answer answer = new Answer(ward.registrar()
                .post(
                        "/fhir/r4/Consent/$import-r5",
                        "application/fhir+xml",
                        "<Consent xmlns=\"http://hl7.org/fhir\"><status value=\"active\"/>"
                                + provisions.replace("/>", "><period><start value=\"2026\"/></period></provision>")
                                + "</Consent>"));

        assertThat(answer.expect(422).body()).contains("at most 1000 provisions", "found 1001");
    }

    @Test
    void everyRoleHasALengthOfItsOwn() {
        Person anna = ward.person();

        assertThat(Stream.of(
                                ward.patient(anna),
                                ward.door().as(Platform.tokens().subscriber("long")))
                        .map(door -> ward.post(door, "", longer(512 << 10)).status()))
                .containsOnly(413);
        ward.post(ward.door().as(Platform.tokens().subscriber("long")), "", longer(128 << 10))
                .expect(413);
        assertThat(ward.post(ward.patient(anna), "", longer(128 << 10)).status())
                .isNotEqualTo(413);
        assertThat(ward.post(ward.registrar(), "", longer(512 << 10)).status()).isNotEqualTo(413);
        ward.post(ward.registrar(), "", longer(1 << 20)).expect(413);
    }

    @ParameterizedTest
    @ValueSource(ints = {64 << 10, (64 << 10) + 1})
    void aSearchThatComesAsAFormIsShorter(int length) {
        String form = "identifier=urn:visit%7CV1&_count=1&_ignored=";
        String whole = form + "a".repeat(length - form.length());

        Answer answer = new Answer(ward.registrar()
                .send(
                        "POST",
                        "/fhir/r4/Encounter/_search",
                        whole,
                        "Content-Type",
                        "application/x-www-form-urlencoded"));

        answer.expect(length > 64 << 10 ? 413 : 400);
    }

    private static String longer(int than) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"language\":\"" + "a".repeat(than) + "\"}";
    }

    private static int sent(Door door, String method, String path, String body, String... headers) {
        return door.send(method, "/fhir/r4/" + path, body, headers).statusCode();
    }
}
