// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.consentry.policy.ConsentTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Consents of paper and of other systems that cannot be computed: at every door they were refused, and a no was lost.
 */
class FilingIT {
    private static final String LIST = "Consent?_tag=https://consentry.org/fhir/filing%7Cnot-computable&_count=200";
    private static final String ENTRY = "{\"resource\":%s,\"request\":{\"method\":\"POST\",\"url\":\"Consent\"}}";
    private static final String BUNDLE = "{\"resourceType\":\"Bundle\",\"type\":\"%s\",\"entry\":[%s]}";
    private static final String PARAMETERS =
            "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"consent\",\"resource\":%s}]}";

    private final Ward ward = new Ward();

    @Test
    void aMisprintedNoIsFiledNamedOnTheWorkListAndRepaired() {
        Person anna = ward.person();
        String right = no(anna);
        String wrong = right.replace("MLTRAINING", "MLTRAINNG");

        Answer filed = ward.post(ward.registrar(), "Consent", wrong).expect(201);

        assertThat(filed.body()).contains("OperationOutcome", "\"warning\"", "Consent.provision.purpose[0]");
        assertThat(told(anna)).hasSize(1);
        ward.post(ward.patient(anna), "Consent", wrong).expect(422);
        assertThat(ward.get(ward.door().as(Platform.tokens().staff()), LIST).status())
                .as("without a reason")
                .isEqualTo(403);
        JsonObject listed = listed(anna).get(0);
        assertThat(listed.toString()).contains("unread", "Consent.provision.purpose[0]");
        assertThat(ward.get(ward.patient(anna), "AuditEvent").body()).contains("Testing the door");

        // With the key of the first form, as in a copy of what was read: it was taken for that form sent again.
        String id = listed.getString("id");
        String mended = right.replaceFirst("\\{", "{\"id\":\"" + id + "\",");
        assertThat(ward.put(ward.registrar(), "Consent/" + id, mended, "If-Match", "W/\"1\"")
                        .expect(200)
                        .body())
                .contains("\"Consent\"");
        assertThat(listed(anna)).isEmpty();
        assertThat(reasons(anna)).isEmpty();
    }

    @Test
    void oneThatIsWithdrawnLeavesTheWorkList() {
        Person anna = ward.person();
        ward.post(ward.registrar(), "Consent", no(anna).replace("\"deny\"", "\"dney\""))
                .expect(201);
        String id = listed(anna).get(0).getString("id");

        ward.post(ward.registrar(), "Consent/$revokeConsent", """
                {"resourceType":"Parameters","parameter":[{"name":"consent","valueReference":{"reference":"Consent/%s"}},
                {"name":"patient","valueReference":{"reference":"Patient/%s"}}]}""".formatted(id, anna.id()))
                .expect(200);

        assertThat(listed(anna)).isEmpty();
        assertThat(told(anna)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "transaction"})
    void inABundleTooWithTheWarningInItsEntry(String type) {
        Person anna = ward.person();
        String wrong = no(anna).replace("\"deny\"", "\"dney\"").replace("\"scope\"", "\"scpe\"");

        Answer answer = ward.post(ward.registrar(), "", BUNDLE.formatted(type, ENTRY.formatted(wrong)));

        assertThat(answer.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.getJsonObject("response").toString())
                        .contains("201", "warning", "Consent.provision.type", "Consent.scpe"));
        assertThat(reasons(anna)).containsExactly("INDET_CONSENT_MALFORMED");
    }

    @Test
    void filedWithItsDocumentsToo() {
        Person anna = ward.person();
        String wrong = no(anna).replaceFirst("\"dateTime\":\"[^\"]*\"", "\"dateTime\":\"22.11.2026\"");

        Answer answer = ward.post(ward.registrar(), "Consent/$fileConsent", PARAMETERS.formatted(wrong))
                .expect(200);

        assertThat(answer.body()).contains("Filed as", "warning", "Consent.dateTime");
        assertThat(told(anna)).hasSize(1);
        assertThat(reasons(anna)).as("a no without a date is a no").isEmpty();
        ward.post(ward.patient(anna), "Consent/$fileConsent", PARAMETERS.formatted(wrong))
                .expect(422);
    }

    @Test
    void asR5Too() {
        Person anna = ward.person();
        String r5 = """
                {"resourceType":"Consent","status":"active","subject":{"reference":"Patient/%s"},"date":"2026-05-01",
                "decison":"deny"}""".formatted(anna.id());

        assertThat(ward.post(ward.registrar(), "Consent/$import-r5", r5)
                        .expect(200)
                        .body())
                .contains("warning", "Consent.decison");
        assertThat(reasons(anna)).containsExactly("INDET_CONSENT_MALFORMED");
    }

    /** A clock or a hand that is years ahead would have let the no say nothing until then. */
    @Test
    void aNoOfTheFutureBlocksFromNow() {
        Person anna = ward.person();
        String later = no(anna).replaceFirst("\"dateTime\":\"[^\"]*\"", "\"dateTime\":\"2062-11-22\"");

        assertThat(ward.post(ward.registrar(), "Consent", later).expect(201).body())
                .contains("Consent.dateTime", "2062-11-22");

        assertThat(told(anna))
                .singleElement()
                .satisfies(terms -> assertThat(terms.dateTime()).isBefore("2060-01-01T00:00:00Z"));
    }

    /** Read by the last of two, a deny was stored as a permit through operations and bundles. */
    @Test
    void aMemberWrittenTwiceIsRefusedAtEveryDoorAndNothingIsSaved() {
        Person anna = ward.person();
        String twice = no(anna).replace("\"type\":\"deny\"", "\"type\":\"deny\",\"type\":\"permit\"");
        Door registrar = ward.registrar();

        List<Answer> answers = List.of(
                ward.post(registrar, "Consent", twice),
                ward.post(registrar, "Consent/$fileConsent", PARAMETERS.formatted(twice)),
                ward.post(registrar, "", BUNDLE.formatted("transaction", ENTRY.formatted(twice))),
                ward.post(registrar, "", BUNDLE.formatted("batch", ENTRY.formatted(twice))),
                ward.post(registrar, "Consent/$import-r5", twice),
                ward.post(ward.staff(), "AuditEvent/$recordDisclosure", PARAMETERS.formatted(twice)));

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.expect(400).body())
                        .contains("type twice in", "nothing was saved")
                        .doesNotContain("ignored"));
        String listed = no(anna).replace("\"type\":\"deny\"", "\"type\":[\"deny\"]");
        ward.post(registrar, "Consent", listed).expect(422);
        ward.post(registrar, "Consent/$fileConsent", PARAMETERS.formatted(listed))
                .expect(422);
        assertThat(told(anna)).isEmpty();
    }

    private String no(Person person) {
        return new Choices(ward.door(), person.id()).consent("", "deny", Ward.fresh("filed"));
    }

    private List<JsonObject> listed(Person person) {
        return ward.get(ward.staff(), LIST).entries().stream()
                .map(entry -> entry.getJsonObject("resource"))
                .filter(consent ->
                        consent.getJsonObject("patient").getString("reference").equals("Patient/" + person.id()))
                .toList();
    }

    private List<String> reasons(Person person) {
        return told(person).stream()
                .map(ConsentTerms::base)
                .filter(ConsentTerms.NotComputable.class::isInstance)
                .map(base -> ((ConsentTerms.NotComputable) base).reason().name())
                .toList();
    }

    private List<ConsentTerms> told(Person person) {
        return new AgentDoor(ward.door(), "reads-filings").told(person);
    }
}
