// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.server.it.Platform.door;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.Route;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A route on trial, from the register to the agents, and who may open it. */
class ShadowRouteIT {
    private static final String ONE = approved("1");
    private static final String TWO = approved("1") + approved("2");

    private final Door registrar = door().as(Platform.tokens().registrar());

    @BeforeEach
    void register() {
        assertThat(registrar.put("/fhir/r4/Organization/trialled", """
                {"resourceType":"Organization","id":"trialled","identifier":[{"system":
                "https://consentry.org/fhir/recipient","value":"trialled"}],"active":true,"type":[{"coding":[{"system":
                "https://consentry.org/fhir/recipient-kind","code":"company"}]}],"name":"Trialled AI",
                "address":[{"country":"US","state":"CA"}],"extension":[
                {"url":"https://consentry.org/fhir/StructureDefinition/recipient-purpose",
                "valueCode":"MLTRAINING"}]}""").statusCode())
                .isIn(200, 201);
    }

    @Test
    void twoPeopleOpenARouteThatWasOnTrialAlsoAfterItWasClosed() {
        assertThat(put("trial", "test", "").statusCode()).isIn(200, 201);
        assertThat(states("TO_TRIAL")).containsExactly(Route.State.SHADOW);

        assertThat(put("trial", "active", "").body()).contains("route-approved-by", "two different people");
        assertThat(put("trial", "active", ONE).statusCode()).isEqualTo(422);
        assertThat(put("trial", "off", "").statusCode()).isEqualTo(200);
        assertThat(put("trial", "active", "").statusCode()).isEqualTo(422);
        assertThat(states("TO_TRIAL")).containsExactly(Route.State.CLOSED);

        assertThat(put("trial", "active", TWO).statusCode()).isEqualTo(200);
        assertThat(states("TO_TRIAL")).containsExactly(Route.State.OPEN);
    }

    @Test
    void aRouteThatNeverWasOnTrialOpensAsBefore() {
        assertThat(put("plain", "active", "").statusCode()).isIn(200, 201);
        assertThat(states("TO_PLAIN")).containsExactly(Route.State.OPEN);
    }

    private static String approved(String person) {
        return """
                ,{"url":"https://consentry.org/fhir/StructureDefinition/route-approved-by",
                "valueReference":{"reference":"Practitioner/%s"}}""".formatted(person);
    }

    private static List<Route.State> states(String calledAe) {
        return new AgentDoor(door(), "trials")
                .snapshot().entries().stream()
                        .filter(FeedEntry.RecipientChanged.class::isInstance)
                        .map(FeedEntry.RecipientChanged.class::cast)
                        .flatMap(entry -> entry.routes().stream())
                        .filter(route -> route.calledAe().equals(calledAe))
                        .map(Route::state)
                        .toList();
    }

    private HttpResponse<String> put(String name, String status, String approvals) {
        return registrar.put("/fhir/r4/Endpoint/" + name + "-route", """
                {"resourceType":"Endpoint","id":"%s-route","status":"%s","connectionType":{"system":
                "http://terminology.hl7.org/CodeSystem/endpoint-connection-type","code":"dicom-wado-rs"},
                "payloadType":[{"text":"scans"}],"managingOrganization":{"reference":"Organization/trialled"},
                "address":"dicom://TRIALLED@127.0.0.1:11999","extension":[
                {"url":"https://consentry.org/fhir/StructureDefinition/route-called-ae","valueString":"TO_%s"},
                {"url":"https://consentry.org/fhir/StructureDefinition/route-purpose","valueCode":"MLTRAINING"}%s]}""".formatted(
                        name, status, name.toUpperCase(Locale.ROOT), approvals));
    }
}
