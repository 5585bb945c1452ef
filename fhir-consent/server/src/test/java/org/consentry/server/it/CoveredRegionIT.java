// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.consentry.server.it.Platform.door;

import java.net.http.HttpResponse;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.consentry.protocol.BodyRegion;
import org.consentry.protocol.FeedEntry;
import org.consentry.protocol.Route;
import org.consentry.protocol.RouteLimits;
import org.consentry.protocol.StoreAndForward;
import org.junit.jupiter.api.Test;

/** What an agreement covers and how its scans wait, from the register to the agents. */
class CoveredRegionIT {
    private static final String APPROVED = """
            {"url":"approved-by","valueReference":{"reference":"Practitioner/%s"}}""";

    private final Door registrar = door().as(Platform.tokens().registrar());

    @Test
    void agentsHearWhichPartAnAgreementCovers() {
        assertThat(organization("covered", APPROVED.formatted("1"), APPROVED.formatted("2"))
                        .statusCode())
                .isIn(200, 201);
        assertThat(registrar.put("/fhir/r4/Endpoint/covered-route", """
                {"resourceType":"Endpoint","id":"covered-route","status":"active","connectionType":{"system":
                "http://terminology.hl7.org/CodeSystem/endpoint-connection-type","code":"dicom-wado-rs"},
                "payloadType":[{"text":"scans"}],"managingOrganization":{"reference":"Organization/covered"},
                "address":"dicom://COVERED@127.0.0.1:11999","extension":[
                {"url":"https://consentry.org/fhir/StructureDefinition/route-called-ae","valueString":"TO_COVERED"},
                {"url":"https://consentry.org/fhir/StructureDefinition/route-purpose","valueCode":"MLTRAINING"},
                {"url":"https://consentry.org/fhir/StructureDefinition/route-store-and-forward","extension":[
                {"url":"from","valueTime":"20:00:00"},{"url":"until","valueTime":"06:00:00"}]},
                {"url":"https://consentry.org/fhir/StructureDefinition/route-limits","extension":[
                {"url":"sop-class","valueOid":"urn:oid:1.2.840.10008.5.1.4.1.1.2"}]}]}""").statusCode())
                .isIn(200, 201);

        assertThat(routes()).extracting(route -> route.agreed().region()).containsExactly(BodyRegion.CHEST);
        assertThat(routes())
                .extracting(Route::waiting)
                .containsExactly(new StoreAndForward(LocalTime.of(20, 0), LocalTime.of(6, 0), 0));
        assertThat(routes())
                .extracting(Route::limits, Route::state)
                .containsExactly(
                        tuple(new RouteLimits(Set.of("1.2.840.10008.5.1.4.1.1.2"), Set.of()), Route.State.OPEN));

        assertThat(organization("covered").statusCode()).isEqualTo(200);
        assertThat(routes())
                .extracting(route -> route.agreed().region())
                .containsOnlyNulls()
                .hasSize(1);
    }

    @Test
    void onePersonIsNotEnough() {
        HttpResponse<String> answer = organization("alone", APPROVED.formatted("1"), APPROVED.formatted("1"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("approved-by");
    }

    private static List<Route> routes() {
        return new AgentDoor(door(), "regions")
                .snapshot().entries().stream()
                        .filter(FeedEntry.RecipientChanged.class::isInstance)
                        .map(FeedEntry.RecipientChanged.class::cast)
                        .filter(entry -> entry.recipient().id().value().equals("covered"))
                        .flatMap(entry -> entry.routes().stream())
                        .toList();
    }

    /** Covers the chest if anybody approved that. */
    private HttpResponse<String> organization(String slug, String... approvers) {
        String region = approvers.length == 0 ? "" : """
                ,{"url":"https://consentry.org/fhir/StructureDefinition/recipient-region",
                "extension":[{"url":"term","valueCode":"CHEST"},%s]}""".formatted(String.join(",", approvers));
        return registrar.put("/fhir/r4/Organization/" + slug, """
                {"resourceType":"Organization","id":"%s","identifier":[{"system":"https://consentry.org/fhir/recipient",
                "value":"%s"}],"active":true,"type":[{"coding":[{"system":"https://consentry.org/fhir/recipient-kind",
                "code":"company"}]}],"name":"Northlight Imaging AI","address":[{"country":"US","state":"CA"}],
                "extension":[{"url":"https://consentry.org/fhir/StructureDefinition/recipient-purpose",
                "valueCode":"MLTRAINING"}%s]}""".formatted(slug, slug, region));
    }
}
