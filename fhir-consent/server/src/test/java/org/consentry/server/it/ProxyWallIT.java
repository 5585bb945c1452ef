// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.consentry.server.access.Caller.Kind;
import org.consentry.server.access.OperationAccess;
import org.consentry.server.access.TypeAccess;
import org.junit.jupiter.api.Test;

/**
 * Who says to act for somebody without a grant gets nothing, wherever it is asked; who has one gets only that person.
 */
class ProxyWallIT {
    private final Ward ward = new Ward();
    private final Person anna = ward.person();
    private final Person ben = ward.person();
    private final Person carl = ward.person();

    /** Every read and every operation that a patient has, also those that are added later. */
    @Test
    void nothingIsReadForAPatientWithoutAGrant() {
        Door stranger = Proxies.acting(ward, ben, anna);
        HttpResponse<String> nobody =
                Proxies.own(ward, ben).actingFor("nobody-here").get("/fhir/r4/Patient/" + anna.id());
        assertThat(nobody.statusCode()).isEqualTo(403);

        for (String path : ofAPatient(anna)) {
            HttpResponse<String> refused = stranger.get("/fhir/r4/" + path);
            assertThat(refused.statusCode()).as(path).isEqualTo(403);
            assertThat(refused.body()).as(path).isEqualTo(nobody.body());
            HttpResponse<String> posted =
                    stranger.post("/fhir/r4/" + path, Ward.JSON, "{\"resourceType\":\"Parameters\"}");
            assertThat(posted.statusCode()).as("POST " + path).isEqualTo(403);
            assertThat(stranger.put("/fhir/r4/" + path, "{}").statusCode())
                    .as("PUT " + path)
                    .isEqualTo(403);
        }
        assertThat(trail(anna)).doesNotContain("Ben Proxy");
    }

    /** The same with a grant for somebody else: it opens that person and nobody more. */
    @Test
    void aGrantForOnePersonOpensNoOther() {
        Proxies.grant(ward, ben, anna, "see", "ask", "choose");
        Door acting = Proxies.acting(ward, ben, anna);

        assertThat(ward.get(acting, "Patient/" + anna.id()).status()).isEqualTo(200);
        for (Person other : List.of(ben, carl)) {
            for (String path : ofAPatient(other)) {
                HttpResponse<String> answer = acting.get("/fhir/r4/" + path);
                if (path.contains(other.id()) || path.contains(other.studyId())) {
                    assertThat(answer.statusCode() == 403
                                    || answer.statusCode() == 404
                                    || answer.statusCode() == 405
                                    || isEmpty(answer))
                            .as(path + " " + answer.statusCode() + answer.body())
                            .isTrue();
                }
                assertThat(answer.body())
                        .as(path)
                        .doesNotContain(
                                other.number().value() + "\"", other.study().value() + "\"");
            }
        }
        assertThat(Proxies.acting(ward, ben, carl)
                        .get("/fhir/r4/Patient/" + carl.id())
                        .statusCode())
                .isEqualTo(403);
        assertThat(Proxies.acting(ward, carl, anna)
                        .get("/fhir/r4/Patient/" + anna.id())
                        .statusCode())
                .isEqualTo(403);
        assertThat(Proxies.acting(ward, anna, ben)
                        .get("/fhir/r4/Patient/" + ben.id())
                        .statusCode())
                .as("the other way round")
                .isEqualTo(403);
    }

    /** What a proxy gets at all is named here; anything new is closed until somebody adds it. */
    @Test
    void aProxyHasOnlyWhatIsNamedHere() {
        Proxies.grant(ward, ben, anna, "see", "ask", "choose");
        Door acting = Proxies.acting(ward, ben, anna);

        List<String> open = ofAPatient(anna).stream()
                .filter(path -> acting.get("/fhir/r4/" + path).statusCode() == 200)
                .toList();

        String id = anna.id();
        assertThat(open)
                .containsExactlyInAnyOrder(
                        "Patient/" + id,
                        "ImagingStudy/" + anna.studyId(),
                        "ImagingStudy?patient=Patient/" + id,
                        "ImagingStudy?_count=1",
                        "Consent?patient=Patient/" + id,
                        "Consent?_count=1",
                        "Communication?patient=Patient/" + id,
                        "Communication?_count=1",
                        "Task?patient=Patient/" + id,
                        "Task?_count=1",
                        "Organization?_count=1",
                        "OrganizationAffiliation?_count=1",
                        "Device?_count=1",
                        "Patient/" + id + "/$rules",
                        "Patient/" + id + "/$accounting",
                        "Patient/" + id + "/$findUsage",
                        "Patient/" + id + "/$sharing",
                        "Patient/" + id + "/$held",
                        "Patient/" + id + "/$notices");
    }

    @Test
    void everybodyElseWhoSendsTheHeaderIsRefusedAtEveryDoor() {
        Proxies.grant(ward, ben, anna, "see");
        Tokens tokens = Platform.tokens();
        for (Door door : List.of(
                ward.staff(),
                ward.registrar(),
                ward.door().as(tokens.agent()),
                ward.door().as(tokens.exportSystem()),
                ward.door().as(tokens.subscriber("acting")),
                ward.door().as(tokens.stranger()),
                ward.door().as(tokens.patient(ben.id(), "patient/*.rs")))) {
            for (String path : List.of("/fhir/r4/Patient/" + anna.id(), "/fhir/r4/metadata", Proxies.PATH)) {
                assertThat(door.actingFor(anna.id()).get(path).statusCode())
                        .as(path)
                        .isEqualTo(403);
            }
        }
        assertThat(ward.door().actingFor(anna.id()).get("/fhir/r4/metadata").statusCode())
                .isEqualTo(401);
        Door own = Proxies.own(ward, ben);
        assertThat(own.actingFor(anna.id()).get("/fhir/agent/v1/feed").statusCode())
                .isEqualTo(403);
        assertThat(own.actingFor(ben.id()).get("/fhir/r4/Patient/" + ben.id()).statusCode())
                .as("for oneself")
                .isEqualTo(403);
        for (String odd : List.of("Patient/" + anna.id(), anna.id() + "," + ben.id(), anna.id() + "%20", "*")) {
            assertThat(own.actingFor(odd).get("/fhir/r4/Patient/" + anna.id()).statusCode())
                    .as(odd)
                    .isEqualTo(403);
        }
        assertThat(own.actingFor(anna.id())
                        .get("/fhir/r4/Patient/" + anna.id(), "Consentry-Acting-For", anna.id())
                        .statusCode())
                .as("twice")
                .isEqualTo(403);
    }

    private static boolean isEmpty(HttpResponse<String> answer) {
        return answer.statusCode() == 200 && new Answer(answer).entries().isEmpty();
    }

    /** Addresses by which a patient reads, from the tables of the access rules. */
    private static List<String> ofAPatient(Person of) {
        List<String> paths = new ArrayList<>();
        for (TypeAccess access : TypeAccess.all()) {
            if (!access.ofPatient().contains(Kind.PATIENT) && !access.ofNobody().contains(Kind.PATIENT)) {
                continue;
            }
            String id = "Patient".equals(access.type())
                    ? of.id()
                    : "ImagingStudy".equals(access.type()) ? of.studyId() : "nobody-here";
            paths.add(access.type() + "/" + id);
            paths.add(access.type() + "?_count=1");
            if (access.inCompartments() && !"Patient".equals(access.type()) && !"Provenance".equals(access.type())) {
                paths.add(access.type() + "?patient=Patient/" + of.id());
            }
        }
        for (OperationAccess access : OperationAccess.all()) {
            if (access.callers().contains(Kind.PATIENT)) {
                String on = access.instance()
                        ? access.type() + "/" + ("Patient".equals(access.type()) ? of.id() : "nobody-here") + "/"
                        : access.type().isEmpty() ? "" : access.type() + "/";
                paths.add(on + access.name());
            }
        }
        return paths;
    }

    private String trail(Person of) {
        return ward.get(ward.patient(of), "AuditEvent?_count=200").expect(200).body();
    }
}
