// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chains and {@code _has}: they find what they say, and tell nobody what that caller could not read directly. */
class LinkIT {
    private final Ward ward = new Ward();

    @SuppressWarnings("NullAway.Init") // made before each test
    private Person anna;

    @SuppressWarnings("NullAway.Init") // made before each test
    private Person ben;

    @BeforeEach
    void enter() {
        anna = ward.person();
        ben = ward.person();
        for (Person person : List.of(anna, ben)) {
            visit(person, "visit-of-" + person.id());
        }
    }

    @Test
    void aRegistrarFindsResourcesByWhatTheyReferTo() {
        String number = anna.number().value();

        assertThat(found(ward.registrar(), "ImagingStudy?patient.identifier=" + number))
                .containsExactly("ImagingStudy/" + anna.studyId());
        assertThat(found(ward.registrar(), "Encounter?subject:Patient.identifier=" + number + "&status=finished"))
                .containsExactly("Encounter/visit-of-" + anna.id());
        assertThat(found(ward.registrar(), "Encounter?subject:Patient.identifier=" + number + "&status=planned"))
                .isEmpty();
        assertThat(found(
                        ward.registrar(),
                        "Encounter?patient.identifier=" + number + ","
                                + ben.number().value()))
                .hasSize(2);
        assertThat(found(ward.registrar(), "Encounter?patient.identifier=nobody"))
                .isEmpty();
    }

    @Test
    void anAppOfStaffThatMayNotSearchPatientsLearnsNothingOfThemByAChain() {
        String search = "Encounter?patient.birthdate=1980-01-02";
        Door visits = ward.door()
                .as(Platform.tokens().staff("dana", "user/Encounter.rs"))
                .because("Testing%20the%20door");
        Door both = ward.door()
                .as(Platform.tokens().staff("dana", "user/Encounter.rs user/Patient.rs"))
                .because("Testing%20the%20door");

        assertThat(ward.get(visits, search).status()).isEqualTo(403);
        assertThat(ward.get(visits, search.replace("1980", "1800")).status()).isEqualTo(403);
        assertThat(ward.get(
                                both,
                                "Encounter?patient.identifier=" + anna.number().value())
                        .references())
                .containsExactly("Encounter/visit-of-" + anna.id());
    }

    @Test
    void aRegistrarFindsResourcesByWhatRefersToThem() {
        String visit = "visit-of-" + anna.id();

        assertThat(found(ward.registrar(), "Patient?_has:Encounter:patient:_id=" + visit))
                .containsExactly("Patient/" + anna.id());
        assertThat(found(ward.registrar(), "Patient?_has:Encounter:patient:status=finished&_id=" + anna.id()))
                .containsExactly("Patient/" + anna.id());
        assertThat(found(ward.registrar(), "Patient?_has:Encounter:patient:status=planned&_id=" + anna.id()))
                .isEmpty();
        assertThat(ward.get(ward.registrar(), "Patient?_has:Encounter:patient:_id=" + visit + "&_total=accurate")
                        .total())
                .isEqualTo(1);
    }

    @Test
    void noLinkTellsAPatientOfAnothersResources() {
        Door asAnna = ward.patient(anna);

        // The Organization is public, so whether it is found would tell of the encounter.
        String hospital = Ward.fresh("hospital");
        new Registrar(ward.door()).company(hospital, true);
        served(ben, hospital);

        assertThat(found(asAnna, "Organization?_id=" + hospital + "&_has:Encounter:service-provider:status=finished"))
                .as("another's encounter leads nowhere")
                .isEmpty();
        assertThat(found(
                        ward.patient(ben),
                        "Organization?_id=" + hospital + "&_has:Encounter:service-provider:status=finished"))
                .containsExactly("Organization/" + hospital);
        assertThat(found(asAnna, "Encounter?patient.identifier=" + ben.number().value()))
                .isEmpty();
        assertThat(found(asAnna, "Encounter?patient.identifier=" + anna.number().value()))
                .hasSize(1);
        assertThat(found(asAnna, "Patient?_has:Encounter:patient:_id=visit-of-" + ben.id()))
                .isEmpty();
        assertThat(found(asAnna, "Encounter?service-provider.name=" + hospital)).isEmpty();
    }

    @Test
    void aLinkToATypeThatTheCallerMayNotSearchIsForbiddenWhateverIsThere() {
        for (String query : List.of("Patient?_has:Group:member:_id=x", "Encounter?practitioner:Practitioner.name=xy")) {
            assertThat(ward.get(ward.patient(anna), query).status()).as(query).isEqualTo(403);
        }
        assertThat(ward.get(ward.door(), "Organization?_has:Encounter:service-provider:status=finished")
                        .status())
                .isEqualTo(403);
        Door scoped = ward.door().as(Platform.tokens().patient(anna.id(), "patient/Encounter.rs"));
        assertThat(ward.get(
                                scoped,
                                "Encounter?patient.identifier=" + anna.number().value())
                        .status())
                .as("scopes leave no search of patients")
                .isEqualTo(403);
    }

    @Test
    void staffNameOnePatientEvenThroughALinkAndTheLookIsRecorded() {
        String number = anna.number().value();
        Door silent = ward.door().as(Platform.tokens().staff());
        String asked = "Encounter?patient.identifier=" + number;

        assertThat(ward.get(silent, asked).status()).as("without saying why").isEqualTo(403);
        assertThat(found(ward.staff(), asked)).containsExactly("Encounter/visit-of-" + anna.id());
        assertThat(ward.get(ward.staff(), asked + "," + ben.number().value()).status())
                .as("several patients")
                .isEqualTo(400);
        assertThat(ward.get(ward.staff(), "Patient?_has:Encounter:patient:status=finished")
                        .status())
                .as("nobody named")
                .isEqualTo(403);
        assertThat(found(ward.staff(), "Patient?_id=" + anna.id() + "&_has:Encounter:patient:status=finished"))
                .containsExactly("Patient/" + anna.id());
        assertThat(ward.get(ward.patient(anna), "AuditEvent?patient=Patient/" + anna.id())
                        .body())
                .contains("Testing the door");
        assertThat(ward.get(ward.patient(ben), "AuditEvent?patient=Patient/" + ben.id())
                        .body())
                .doesNotContain("Testing the door");
    }

    @Test
    void aConditionOfAWriteMayBeALink() {
        String body = ward.encounter("ignored", anna, "2026-03-04").replaceFirst("\"id\":\"ignored\",", "");

        Answer again = ward.post(
                ward.registrar(),
                "Encounter",
                body,
                "If-None-Exist",
                "patient.identifier=" + anna.number().value());

        assertThat(again.status()).as(again.body()).isEqualTo(200);
    }

    private void visit(Person person, String id) {
        ward.put(ward.registrar(), "Encounter/" + id, ward.encounter(id, person, "2026-03-04T10:00:00Z"))
                .expect(201);
    }

    private void served(Person person, String hospital) {
        String id = Ward.fresh("served");
        String body = ward.encounter(id, person, "2026-03-05T10:00:00Z")
                .replaceFirst(
                        "\"status\"",
                        "\"serviceProvider\":{\"reference\":\"Organization/" + hospital + "\"},\"status\"");
        ward.put(ward.registrar(), "Encounter/" + id, body).expect(201);
    }

    private List<String> found(Door as, String query) {
        return ward.get(as, query).expect(200).references();
    }
}
