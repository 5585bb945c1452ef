// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchIT {
    private static final Map<String, String> SAMPLES =
            Map.of("token", "x", "reference", "Patient/x", "date", "ge2026-01-01", "string", "xyz", "uri", "urn:x");

    private final Ward ward = new Ward();

    @Test
    void everyParameterTheCapabilityStatementPromisesCanBeSearchedBy() {
        List<String> broken = new ArrayList<>();
        JsonObject rest =
                ward.get(ward.door(), "metadata").json().getJsonArray("rest").getJsonObject(0);

        for (JsonObject type : rest.getJsonArray("resource").getValuesAs(JsonObject.class)) {
            String name = type.getString("type");
            boolean staffOnly = List.of("AuditEvent", "Task", "Subscription", "Communication")
                    .contains(name);
            for (JsonObject parameter : type.getJsonArray("searchParam").getValuesAs(JsonObject.class)) {
                String query = name + "?" + parameter.getString("name") + "="
                        + SAMPLES.getOrDefault(parameter.getString("type"), "x");
                String whose = staffOnly && !query.contains("patient=") && !"Subscription".equals(name)
                        ? "&patient=Patient/x"
                        : "";
                String one = staffOnly || query.contains("_id=") ? "" : "&_id=x";
                Answer answer = ward.get(staffOnly ? ward.staff() : ward.registrar(), query + whose + one);
                if (answer.status() != 200) {
                    broken.add(query + ": " + answer.body());
                }
            }
        }

        assertThat(broken).isEmpty();
        assertThat(rest.getJsonArray("resource")).hasSizeGreaterThan(15);
    }

    @Test
    void everyKindOfValueIsComparedAsR4Says() {
        Person anna = ward.person();
        String id = Ward.fresh("visit");
        ward.put(ward.registrar(), "Encounter/" + id, ward.encounter(id, anna, "2026-03-04T10:00:00Z"))
                .expect(201);
        String of = "Encounter?patient=Patient/" + anna.id();

        for (String found : List.of(
                "&status=finished",
                "&status=planned,finished",
                "&class=AMB",
                "&identifier=urn:visit%7CV%20" + id,
                "&status:not=planned",
                "&location:missing=true",
                "&date=2026-03",
                "&date=ge2026-03-04",
                "&date=lt2027",
                "&date=ge2026-03-04T10:00:00Z",
                "&date=sa2026-03-03",
                "&_id=" + id + ",other",
                "&subject:Patient=" + anna.id(),
                "&_lastUpdated=ge2026-01-01",
                "&date=ge2026-03-01&date=ge2026-02-01")) {
            // The visit has no end, so it is still going on.
            boolean stillOn = found.equals("&date=2026-03");
            assertThat(ward.get(ward.registrar(), of + found).references())
                    .as(found)
                    .isEqualTo(stillOn ? List.of() : List.of("Encounter/" + id));
        }
        for (String none : List.of(
                "&status=planned",
                "&status:not=finished",
                "&status:missing=true",
                "&date=lt2026-03-04",
                "&identifier=urn:visit%7C",
                "&identifier=%7CV%20" + id,
                "&_id=other",
                "&_lastUpdated=lt2026-01-01",
                "&status=finished&status=planned")) {
            boolean any = none.equals("&identifier=urn:visit%7C");
            assertThat(ward.get(ward.registrar(), of + none).references())
                    .as(none)
                    .hasSize(any ? 1 : 0);
        }
    }

    @Test
    void textIsFoundWithoutRegardToCaseAndAccentsUnlessItMustBeExact() {
        String slug = Ward.fresh("practice");
        ward.put(ward.registrar(), "Practitioner/" + slug, """
                {"resourceType":"Practitioner","id":"%s","name":[{"family":"Ångström","given":["José %s"]}]}""".formatted(slug, slug))
                .expect(201);

        assertThat(names("name=angstr")).contains(slug);
        assertThat(names("given=JOSE%20" + slug)).containsExactly(slug);
        assertThat(names("given:exact=Jos%C3%A9%20" + slug)).containsExactly(slug);
        assertThat(names("given:exact=Jose%20" + slug)).isEmpty();
        assertThat(names("given:contains=" + slug)).containsExactly(slug);
        assertThat(names("family=strom")).isEmpty();
    }

    @Test
    void aUidIsFoundWithAndWithoutWhatMakesItAUri() {
        Person anna = ward.person();
        String uid = anna.study().value();

        for (String spelling : List.of("urn:dicom:uid|urn:oid:" + uid, "urn:dicom:uid|" + uid, "urn:oid:" + uid, uid)) {
            assertThat(ward.get(ward.patient(anna), "ImagingStudy?identifier=" + encoded(spelling))
                            .references())
                    .as(spelling)
                    .containsExactly("ImagingStudy/" + anna.studyId());
        }
        assertThat(ward.get(
                                ward.registrar(),
                                "Patient?identifier="
                                        + encoded("2.999.1|" + anna.number().value()))
                        .references())
                .containsExactly("Patient/" + anna.id());
    }

    /** The condition was left out, so that all were found, and an update of the one there was hit another's. */
    @Test
    void aDeviceOfNobodyIsNotFoundByAPatient() {
        Person anna = ward.person();
        new Registrar(ward.door()).company("makes-devices", true);
        String id = Ward.fresh("device");
        String device = """
                {"resourceType":"Device","id":"%s","status":"active","deviceName":[{"name":"Reader","type":
                "user-friendly-name"}],"owner":{"reference":"Organization/makes-devices"}}""".formatted(id);
        assertThat(ward.put(ward.registrar(), "Device/" + id, device).status()).isEqualTo(201);

        assertThat(ward.get(ward.registrar(), "Device?patient=Patient/" + anna.id() + "&_total=accurate")
                        .total())
                .isZero();
        assertThat(ward.get(ward.registrar(), "Device?_id=" + id + "&_total=accurate")
                        .total())
                .isEqualTo(1);
    }

    @Test
    void whatNobodyKnowsIsRefusedByNameUnlessTheCallerIsLenient() {
        Person anna = ward.person();

        for (String wrong : List.of(
                "shoe-size=42",
                "patient.shoe-size=42",
                "status:above=x",
                "_has:AuditEvent:entity:type=x",
                "_sort=modality",
                "_include=ImagingStudy:status",
                "_include=*",
                "_count=many",
                "started=yesterday",
                "status:missing=maybe",
                "identifier=%00")) {
            Answer answer =
                    ward.get(ward.patient(anna), "ImagingStudy?" + wrong).expect(400);
            assertThat(answer.body()).contains("OperationOutcome", wrong.replaceAll("[=:.].*", ""));
        }
        Answer lenient = new Answer(ward.patient(anna)
                .send("GET", "/fhir/r4/ImagingStudy?shoe-size=42&_total=accurate", "", "Prefer", "handling=lenient"));
        assertThat(lenient.total()).isEqualTo(1);
        assertThat(lenient.body()).doesNotContain("shoe-size");
    }

    @Test
    void pagesNeitherRepeatNorLoseAnybodyWhileRowsAreAddedAndChanged() {
        Person anna = ward.person();
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.add(Ward.fresh("page"));
            visit(made.get(i), anna, "2026-01-0" + (i + 1));
        }
        List<String> seen = new ArrayList<>();
        Optional<String> next = Optional.of("Encounter?patient=Patient/" + anna.id() + "&_count=2");
        int round = 0;
        while (next.isPresent()) {
            Answer page = ward.get(ward.registrar(), next.get());
            page.references().stream()
                    .map(each -> each.substring("Encounter/".length()))
                    .forEach(seen::add);
            // Moves to the other end of time, and the other way round.
            visit(made.get(round % made.size()), anna, round % 2 == 0 ? "2030-01-01" : "2000-01-01");
            round++;
            next = page.next();
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(made);
        assertThat(round).isGreaterThan(3);
    }

    @Test
    void listsAreOrderedByTimeOrByLastChange() {
        Person anna = ward.person();
        String late = Ward.fresh("order");
        String early = Ward.fresh("order");
        visit(late, anna, "2026-02-02");
        visit(early, anna, "2026-01-01");
        String of = "Encounter?patient=Patient/" + anna.id();

        assertThat(ward.get(ward.registrar(), of + "&_sort=date").references())
                .containsExactly("Encounter/" + early, "Encounter/" + late);
        assertThat(ward.get(ward.registrar(), of + "&_sort=-date&_count=1").references())
                .containsExactly("Encounter/" + late);
        assertThat(ward.get(ward.registrar(), of + "&_sort=_lastUpdated").references())
                .containsExactly("Encounter/" + late, "Encounter/" + early);
        assertThat(ward.get(ward.registrar(), of + "&_summary=count").entries()).isEmpty();
        assertThat(ward.get(ward.registrar(), of + "&_count=0").total()).isEqualTo(2);
        assertThat(ward.get(ward.registrar(), of + "&_count=1").json().containsKey("total"))
                .isFalse();
        assertThat(ward.get(ward.registrar(), of + "&_elements=status").body()).doesNotContain("period", "urn:visit");
    }

    @Test
    void whatASearchBringsAlongIsOnlyWhatTheCallerCouldReadAlone() {
        Person anna = ward.person();
        Person ben = ward.person();
        String visit = Ward.fresh("along");
        visit(visit, anna, "2026-01-01");
        String group = Ward.fresh("group");
        ward.put(ward.registrar(), "Group/" + group, """
                {"resourceType":"Group","id":"%s","type":"person","actual":true,"member":[
                {"entity":{"reference":"Patient/%s"}},{"entity":{"reference":"Patient/%s"}}]}""".formatted(group, anna.id(), ben.id()))
                .expect(201);
        String own = "Patient?_revinclude=Encounter:subject&_revinclude=Group:member&_revinclude=ImagingStudy:patient";

        assertThat(ward.get(ward.patient(anna), own).references())
                .containsExactlyInAnyOrder(
                        "Patient/" + anna.id(), "Encounter/" + visit, "ImagingStudy/" + anna.studyId());
        assertThat(ward.get(ward.registrar(), own + "&_id=" + ben.id()).references())
                .containsExactlyInAnyOrder("Patient/" + ben.id(), "Group/" + group, "ImagingStudy/" + ben.studyId());
        assertThat(ward.get(ward.patient(anna), "Encounter?_include=Encounter:patient")
                        .references())
                .containsExactly("Encounter/" + visit, "Patient/" + anna.id());
        assertThat(ward.get(ward.registrar(), "Group?_id=" + group + "&_include=Group:member:Patient")
                        .references())
                .contains("Patient/" + ben.id());
        assertThat(ward.get(ward.patient(anna), "Group?_id=" + group + "&_include=Group:member")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theServerGoesOverOlderResourcesByItself() throws SQLException {
        Platform.database().awaitNone("(select 1 where not exists (select 1 from search_edition where done)) not_yet");
    }

    private void visit(String id, Person of, String day) {
        assertThat(ward.put(ward.registrar(), "Encounter/" + id, ward.encounter(id, of, day))
                        .status())
                .isIn(200, 201);
    }

    private List<String> names(String query) {
        return ward.get(ward.registrar(), "Practitioner?" + query).references().stream()
                .map(reference -> reference.substring("Practitioner/".length()))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
