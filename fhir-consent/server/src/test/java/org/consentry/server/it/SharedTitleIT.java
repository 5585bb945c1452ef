// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.server.it.Platform.door;

import java.net.http.HttpResponse;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.Route;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An AE title that several routes share, from the register to the agents. */
class SharedTitleIT {
    private static final String ROUTE = "https://consentry.org/fhir/StructureDefinition/route-";
    private static final String WAITS = """
                ,{"url":"https://consentry.org/fhir/StructureDefinition/route-store-and-forward",
                "extension":[{"url":"kilobytes-per-second","valuePositiveInt":2000}]}""";

    private final Door registrar = door().as(Platform.tokens().registrar());

    @BeforeEach
    void register() {
        assertThat(registrar.put("/fhir/r4/Organization/sharing", """
                {"resourceType":"Organization","id":"sharing","identifier":[{"system":
                "https://consentry.org/fhir/recipient","value":"sharing"}],"active":true,"type":[{"coding":[{"system":
                "https://consentry.org/fhir/recipient-kind","code":"company"}]}],"name":"Sharing AI",
                "address":[{"country":"US","state":"CA"}],"extension":[
                {"url":"https://consentry.org/fhir/StructureDefinition/recipient-purpose",
                "valueCode":"MLTRAINING"}]}""").statusCode())
                .isIn(200, 201);
    }

    @Test
    void routesThatShareATitleReachTheAgents() {
        assertThat(put("S_ONE", shares("S_BOTH") + WAITS).statusCode()).isIn(200, 201);
        assertThat(put("S_TWO", shares("S_BOTH") + WAITS).statusCode()).isIn(200, 201);

        assertThat(new AgentDoor(door(), "sharing")
                        .snapshot().entries().stream()
                                .filter(FeedEntry.RecipientChanged.class::isInstance)
                                .map(FeedEntry.RecipientChanged.class::cast)
                                .flatMap(entry -> entry.routes().stream())
                                .filter(route -> "S_BOTH".equals(route.sharedAe()))
                                .map(Route::calledAe)
                                .toList())
                .containsExactlyInAnyOrder("S_ONE", "S_TWO");
    }

    @Test
    void aTitleIsOneRoutesOwnOrShared() {
        assertThat(put("S_OWN", "").statusCode()).isIn(200, 201);
        assertThat(put("S_OTHER", shares("S_OWN") + WAITS).statusCode()).isEqualTo(409);
        assertThat(put("S_OTHER", shares("S_SHARED") + WAITS).statusCode()).isIn(200, 201);
        assertThat(put("S_SHARED", "").statusCode()).isEqualTo(409);
        assertThat(put("S_OTHER", shares("S_SHARED")).body()).contains("route-shared-ae", "store-and-forward");
    }

    @Test
    void eightRoutesShareATitleAtMost() {
        for (int i = 1; i <= Route.MOST_SHARING; i++) {
            assertThat(put("S_M" + i, shares("S_MANY") + WAITS).statusCode()).isIn(200, 201);
        }
        assertThat(put("S_M9", shares("S_MANY") + WAITS).body()).contains("at most 8 Endpoints");
        assertThat(put("S_M8", shares("S_MANY") + WAITS).statusCode()).isEqualTo(200);
    }

    private static String shares(String title) {
        return ",{\"url\":\"" + ROUTE + "shared-ae\",\"valueString\":\"" + title + "\"}";
    }

    private HttpResponse<String> put(String calledAe, String extensions) {
        String id = calledAe.replace('_', '-');
        return registrar.put("/fhir/r4/Endpoint/" + id, """
                {"resourceType":"Endpoint","id":"%s","status":"active","connectionType":{"system":
                "http://terminology.hl7.org/CodeSystem/endpoint-connection-type","code":"dicom-wado-rs"},
                "payloadType":[{"text":"scans"}],"managingOrganization":{"reference":"Organization/sharing"},
                "address":"dicom://SHARING@127.0.0.1:11999","extension":[
                {"url":"%scalled-ae","valueString":"%s"},
                {"url":"%spurpose","valueCode":"MLTRAINING"}%s]}""".formatted(id, ROUTE, calledAe, ROUTE, extensions));
    }
}
