// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A reference means the same however it is written, at every door that takes one. */
class ReferenceIT {
    private final Ward ward = new Ward();

    /** By the server's own address the answer was an empty list, for staff by a bare id 403. */
    @Test
    void whetherAPatientHasANoIsAnsweredTheSameForEverySpelling() {
        Person anna = ward.person();
        Answer no = file(anna, "deny", "Patient/" + anna.id());

        for (String spelling : spellings(anna)) {
            for (Door caller : List.of(ward.patient(anna), ward.staff(), ward.registrar())) {
                for (String query : List.of("Consent?patient=", "Consent?patient:Patient=")) {
                    assertThat(ward.get(caller, query + encoded(spelling)).references())
                            .as(spelling)
                            .containsExactly("Consent/" + no.id());
                }
                assertThat(ward.get(caller, "ImagingStudy?subject=" + encoded("Patient/" + anna.id()))
                                .references())
                        .hasSize(1);
            }
            assertThat(ward.get(ward.staff(), "AuditEvent?patient=" + encoded(spelling))
                            .references())
                    .as(spelling)
                    .isNotEmpty();
            assertThat(ward.get(
                                    ward.registrar(),
                                    "Patient?_id=" + anna.id() + "&_has:Consent:patient:patient=" + encoded(spelling))
                            .references())
                    .as(spelling)
                    .containsExactly("Patient/" + anna.id());
        }
    }

    /** The id of another server's patient was read as if it were one of ours (AuditEvent), or found nothing. */
    @Test
    void anAddressOfAnotherServerIsNeverOurs() {
        Person anna = ward.person();
        file(anna, "deny", "Patient/" + anna.id());
        String theirs = encoded("http://another.example/fhir/r4/Patient/" + anna.id());

        for (String query : List.of(
                "Consent?patient=",
                "ImagingStudy?subject=",
                "Task?patient=",
                "AuditEvent?patient=",
                "Consent?patient:Patient=")) {
            Answer refused = ward.get(ward.staff(), query + theirs).expect(400);
            assertThat(refused.body()).contains(query.contains("subject") ? "subject" : "patient");
        }
        assertThat(ward.get(ward.registrar(), "Encounter?patient=Patient/" + anna.id() + "&participant=" + theirs)
                        .references())
                .isEmpty();
        Person ben = ward.person();
        file(ben, "deny", "http://another.example/fhir/r4/Patient/" + ben.id(), 422);
    }

    /** A body that named the patient by the server's own address was refused, or kept what nobody could follow. */
    @Test
    void bodiesMayUseEverySpellingAndKeepOne() {
        Person anna = ward.person();
        String own = base() + "/Patient/" + anna.id();
        String visit = ward.encounter(Ward.fresh("own"), anna, "2026-03-04");

        for (String spelling : List.of(own, own + "/_history/1", "Patient/" + anna.id() + "/_history/1")) {
            Answer written = ward.post(ward.registrar(), "Encounter", visit.replace("Patient/" + anna.id(), spelling))
                    .expect(201);
            assertThat(written.body()).contains("\"Patient/" + anna.id() + "\"").doesNotContain(spelling);
        }
        Answer no = file(anna, "deny", own);
        assertThat(no.json().getJsonObject("patient").getString("reference")).isEqualTo("Patient/" + anna.id());
        String provenance = """
                {"resourceType":"Provenance","target":[{"reference":"%s/Consent/%s/_history/1"}],
                "recorded":"2026-03-04T10:00:00Z","agent":[{"who":{"reference":"%s"}}]}""".formatted(base(), no.id(), own);
        assertThat(ward.post(ward.registrar(), "Provenance", provenance)
                        .expect(201)
                        .body())
                .contains("\"Consent/" + no.id() + "/_history/1\"", "\"Patient/" + anna.id() + "\"");
    }

    /** What could not be understood was stored as it was, and found by nobody. */
    @Test
    void aReferenceThatIsNotUnderstoodIsRefusedByName() {
        Person anna = ward.person();
        String visit = ward.encounter(Ward.fresh("odd"), anna, "2026-03-04");

        for (String odd : List.of(
                anna.id(),
                "Patient/" + anna.id() + "/",
                "patient/" + anna.id(),
                "/Patient/" + anna.id(),
                "Patient?identifier=" + anna.number().value(),
                base() + "/Patient",
                base() + "/%50atient/" + anna.id())) {
            String body = visit.replace(
                    "\"period\":", "\"participant\":[{\"individual\":{\"reference\":\"" + odd + "\"}}],\"period\":");
            Answer refused = ward.post(ward.registrar(), "Encounter", body);
            assertThat(refused.status()).as(odd + refused.body()).isIn(400, 422);
            assertThat(refused.body()).as(odd).contains("Encounter.participant");
        }
    }

    /** Two records of one person whose link was written as an address, or with a version, stayed two persons. */
    @Test
    void aLinkOfRecordsCountsHoweverItIsWritten() {
        Person anna = ward.person();
        Person twin = ward.person();
        String patient = ward.get(ward.registrar(), "Patient/" + twin.id()).body();

        Answer linked = ward.put(
                ward.registrar(),
                "Patient/" + twin.id(),
                patient.replaceFirst(
                        "\"identifier\":",
                        "\"link\":[{\"type\":\"seealso\",\"other\":{\"reference\":\"" + base() + "/Patient/" + anna.id()
                                + "/_history/1\"}}],\"identifier\":"));

        assertThat(linked.expect(200).body()).contains("\"Patient/" + anna.id());
        assertThat(ward.get(ward.staff(), "Patient?link=" + encoded(base() + "/Patient/" + anna.id()))
                        .references())
                .containsExactly("Patient/" + twin.id());
    }

    private List<String> spellings(Person of) {
        String relative = "Patient/" + of.id();
        return List.of(
                of.id(),
                relative,
                relative + "/_history/1",
                base() + "/" + relative,
                base() + "/" + relative + "/_history/1");
    }

    private Answer file(Person of, String type, String patient) {
        return file(of, type, patient, 201);
    }

    private Answer file(Person of, String type, String patient, int status) {
        String consent = new Choices(ward.door(), of.id())
                .consent("", type, Ward.fresh("form"))
                .replaceFirst(
                        "\"patient\":\\{\"reference\":\"[^\"]*\"", "\"patient\":{\"reference\":\"" + patient + "\"");
        return ward.post(ward.patient(of), "Consent", consent).expect(status);
    }

    private String base() {
        return ward.door().address().resolve("/fhir/r4").toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
