// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.consentry.server.it.Platform.door;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.WaitingReport;
import org.junit.jupiter.api.Test;

/** Staff see all ways out, what waits there, and what was sent and refused lately. */
class RoutesIT {
    private static final String PATH = "/fhir/staff/v1/routes";
    private static final String RECIPIENT = Ward.fresh("watched");
    private static final String TITLE = "WATCHED_AI";
    private static final Instant SINCE = Instant.parse("2026-06-15T11:00:00Z");

    private final Registrar registrar = new Registrar(door());

    @Test
    void aRouteIsShownWithWhatWaitsAndWhatWasSentAndRefused() {
        Person anna = registrar.person();
        AgentDoor agent = new AgentDoor(door(), "routes-1");
        Instant now = Instant.now();
        register();
        agent.report(report(State.SENT, 1, anna, now));
        agent.report(report(State.REFUSED, 2, anna, now));
        agent.report(report(State.SENT, 3, anna, now.minus(Duration.ofHours(25))));
        assertThat(agent.waits(3, scan(anna, RECIPIENT, TITLE)).statusCode()).isEqualTo(204);

        JsonObject found =
                one(all(), "recipients", one -> one.getString("recipient").equals(RECIPIENT));
        assertThat(found.getString("name")).isEqualTo("Watched AI");
        assertThat(found.getBoolean("active")).isTrue();
        assertThat(found.getJsonArray("events").getValuesAs(JsonObject.class))
                .extracting(
                        event -> event.getString("kind"),
                        event -> event.getString("reason"),
                        event -> event.getInt("count"))
                .containsExactlyInAnyOrder(tuple("scan", "", 1), tuple("refused", "CONSENT_DENY", 1));
        JsonObject route = one(found, "routes", way -> way.getString("title").equals(TITLE));
        assertThat(route.getString("state")).isEqualTo("open");
        JsonObject waiting = one(route, "waiting", one -> one.getString("agent").equals("routes-1"));
        assertThat(waiting.getInt("scans")).isEqualTo(1);
        assertThat(waiting.getInt("images")).isEqualTo(3);
        assertThat(waiting.getString("since")).isEqualTo(SINCE.toString());
        assertThat(agent.waits(3).statusCode()).isEqualTo(204);
    }

    /** What waits for a way that nobody knows is not hidden. */
    @Test
    void whatWaitsForAWayThatIsNotThereIsSaid() {
        Person anna = registrar.person();
        AgentDoor agent = new AgentDoor(door(), "routes-2");
        String gone = Ward.fresh("gone");
        assertThat(agent.waits(0, scan(anna, gone, "GONE_AI")).statusCode()).isEqualTo(204);

        JsonObject lost = one(all(), "lost", one -> one.getString("recipient").equals(gone));

        assertThat(lost.getString("title")).isEqualTo("GONE_AI");
        assertThat(lost.getInt("images")).isEqualTo(3);
        assertThat(agent.waits(0).statusCode()).isEqualTo(204);
    }

    @Test
    void nobodyElseSeesThemAndNobodysNumberIsInThem() {
        Person anna = registrar.person();
        AgentDoor agent = new AgentDoor(door(), "routes-3");
        agent.waits(0, scan(anna, "northlight", "NORTHLIGHT_AI"));

        String said = door().as(Platform.tokens().staff()).get(PATH).body();

        assertThat(said)
                .doesNotContain(anna.id())
                .doesNotContain(anna.number().value())
                .doesNotContain(anna.study().value());
        for (String token : List.of(
                Platform.tokens().patient(anna.id()),
                Platform.tokens().registrar(),
                Platform.tokens().exportSystem())) {
            assertThat(door().as(token).get(PATH).statusCode()).isEqualTo(403);
        }
        assertThat(door().get(PATH).statusCode()).isEqualTo(403);
        assertThat(agent.waits(0).statusCode()).isEqualTo(204);
    }

    private static WaitingReport.Scan scan(Person of, String recipient, String title) {
        return new WaitingReport.Scan(
                of.number(), of.study(), new RecipientId(recipient), Purpose.MLTRAINING, title, SINCE, 3);
    }

    private static JsonObject all() {
        HttpResponse<String> answer = door().as(Platform.tokens().staff()).get(PATH);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return AgentDoor.json(answer);
    }

    private static DisclosureReport report(State state, long sequence, Person of, Instant at) {
        return Reports.to(RECIPIENT, state, sequence, of.number(), of.study(), at);
    }

    private static void register() {
        Door registrar = door().as(Platform.tokens().registrar());
        assertThat(registrar
                        .put("/fhir/r4/Organization/" + RECIPIENT, """
                {"resourceType":"Organization","id":"%1$s","identifier":[{"system":"https://consentry.org/fhir/recipient",
                "value":"%1$s"}],"active":true,"type":[{"coding":[{"system":"https://consentry.org/fhir/recipient-kind",
                "code":"company"}]}],"name":"Watched AI","address":[{"country":"US","state":"CA"}],
                "extension":[{"url":"https://consentry.org/fhir/StructureDefinition/recipient-purpose",
                "valueCode":"MLTRAINING"}]}""".formatted(RECIPIENT))
                        .statusCode())
                .isEqualTo(201);
        assertThat(registrar
                        .put("/fhir/r4/Endpoint/" + RECIPIENT, """
                {"resourceType":"Endpoint","id":"%1$s","status":"active","connectionType":{"system":
                "http://terminology.hl7.org/CodeSystem/endpoint-connection-type","code":"dicom-wado-rs"},
                "payloadType":[{"text":"scans"}],"managingOrganization":{"reference":"Organization/%1$s"},
                "address":"dicom://WATCHED@127.0.0.1:11999","extension":[
                {"url":"https://consentry.org/fhir/StructureDefinition/route-called-ae","valueString":"%2$s"},
                {"url":"https://consentry.org/fhir/StructureDefinition/route-purpose","valueCode":"MLTRAINING"}]}""".formatted(RECIPIENT, TITLE))
                        .statusCode())
                .isEqualTo(201);
    }

    private static JsonObject one(JsonObject of, String list, Predicate<JsonObject> wanted) {
        List<JsonObject> found = of.getJsonArray(list).getValuesAs(JsonObject.class).stream()
                .filter(wanted)
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
