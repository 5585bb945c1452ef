// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.consentry.policy.Obligation;
import org.consentry.policy.Purpose;
import org.consentry.protocol.RecipientPlace;
import org.consentry.protocol.Route;
import org.consentry.server.access.answer.Complaints;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteMappingTest {
    private final Complaints complaints = new Complaints();

    @Test
    void anEndpointBecomesARoute() {
        Endpoint endpoint = Endpoints.at("dicom://NORTHLIGHT@127.0.0.1:11121");
        endpoint.addExtension(Endpoints.ROUTE + "obligation", new CodeType("DEID"));
        endpoint.addExtension(Endpoints.ROUTE + "starts", new DateType("2026-05-01"));
        endpoint.addExtension(Endpoints.ROUTE + "project", new StringType("lungs"));

        assertThat(RouteMapping.route(endpoint, complaints))
                .contains(Route.open(
                        "TO_NORTHLIGHT",
                        Purpose.MLTRAINING,
                        RecipientPlace.plain("NORTHLIGHT", "127.0.0.1", 11_121),
                        new Route.Agreed(Set.of(Obligation.DEID), LocalDate.of(2026, 5, 1), "lungs", null)));
        assertThat(complaints.all()).isEmpty();
    }

    @Test
    void theAddressSaysWhetherTheWayIsByTls() {
        Optional<Route> plain = RouteMapping.route(Endpoints.at("dicom://A@ai.example:11112"), complaints);
        Optional<Route> tls = RouteMapping.route(Endpoints.at("dicom-tls://A@ai.example:2762"), complaints);

        assertThat(plain.orElseThrow().place()).isEqualTo(RecipientPlace.plain("A", "ai.example", 11_112));
        assertThat(tls.orElseThrow().place()).isEqualTo(new RecipientPlace("A", "ai.example", 2762, true));
        assertThat(complaints.all()).isEmpty();
    }

    @Test
    void anEndpointUnderTestIsAShadowRoute() {
        Endpoint endpoint = Endpoints.at("dicom://NORTHLIGHT@127.0.0.1:11121").setStatus(Endpoint.EndpointStatus.TEST);

        assertThat(RouteMapping.route(endpoint, complaints).orElseThrow().state())
                .isEqualTo(Route.State.SHADOW);
        assertThat(complaints.all()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SUSPENDED", "ERROR", "ENTEREDINERROR", "NULL"})
    void anotherStatusIsNoRoute(Endpoint.EndpointStatus status) {
        Endpoint endpoint = Endpoints.at("dicom://NORTHLIGHT@127.0.0.1:11121").setStatus(status);

        assertThat(RouteMapping.route(endpoint, complaints)).isEmpty();
        assertThat(complaints.all()).hasSize(1);
    }

    @Test
    void anEndpointThatIsOffIsARouteThatIsClosed() {
        Endpoint endpoint = Endpoints.at("dicom://NORTHLIGHT@[::1]:11121").setStatus(Endpoint.EndpointStatus.OFF);

        Optional<Route> route = RouteMapping.route(endpoint, complaints);

        assertThat(route)
                .hasValueSatisfying(closed -> assertThat(closed.state()).isEqualTo(Route.State.CLOSED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://127.0.0.1:80",
                "dicom://127.0.0.1:104",
                "dicoms://NORTHLIGHT@127.0.0.1:2762",
                "dicom-TLS://NORTHLIGHT@127.0.0.1:2762",
                "dicom://NORTHLIGHT@127.0.0.1",
                "dicom://NORTHLIGHT@127.0.0.1:70000",
                "dicom://SEVENTEEN_LETTERS@127.0.0.1:104",
                "dicom://A@host:104/path"
            })
    void anAddressThatIsNoDicomPeerIsRefused(String address) {
        assertThat(RouteMapping.route(Endpoints.at(address), complaints)).isEmpty();
        assertThat(complaints.all())
                .extracting(Complaints.Complaint::expression)
                .containsExactly("Endpoint.address");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            https://pacs.example/dicom-web,         pacs.example, 443,  true,  /dicom-web
            https://pacs.example:8443/dcm4chee/rs,  pacs.example, 8443, true,  /dcm4chee/rs
            http://127.0.0.1/dicom-web,             127.0.0.1,    80,   false, /dicom-web
            """)
    void anEndpointOfStowIsARouteToAService(String address, String host, int port, boolean tls, String service) {
        assertThat(RouteMapping.route(Endpoints.stow(address), complaints)
                        .orElseThrow()
                        .place())
                .isEqualTo(RecipientPlace.web(host, port, tls, service));
        assertThat(complaints.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dicom://A@host:104",
                "https://pacs.example",
                "https://pacs.example/",
                "https://pacs.example/dicom-web/",
                "https://pacs.example/dicom-web/studies",
                "https://pacs.example/dicom-web?patient=1",
                "https://user:secret@pacs.example/dicom-web",
                "https://pacs.example:70000/dicom-web",
                "https://pacs.example:0/dicom-web",
                "ftp://pacs.example/dicom-web"
            })
    void anAddressThatIsNoServiceIsRefused(String address) {
        assertThat(RouteMapping.route(Endpoints.stow(address), complaints)).isEmpty();
        assertThat(complaints.all())
                .extracting(Complaints.Complaint::expression)
                .containsExactly("Endpoint.address");
    }

    @Test
    void theProgramsOfARouteAreThoseThatItNames() {
        Endpoint endpoint = Endpoints.at("dicom://A@host:104");
        assertThat(RouteMapping.route(endpoint, complaints).orElseThrow().clients())
                .isEmpty();

        endpoint.addExtension(Endpoints.ROUTE + "client", new StringType("archive"));
        endpoint.addExtension(Endpoints.ROUTE + "client", new StringType("export-demo"));
        assertThat(RouteMapping.route(endpoint, complaints).orElseThrow().clients())
                .containsExactlyInAnyOrder("archive", "export-demo");

        endpoint.addExtension(Endpoints.ROUTE + "client", new StringType("any *"));
        assertThat(RouteMapping.route(endpoint, complaints)).isEmpty();
        assertThat(complaints.all())
                .extracting(Complaints.Complaint::expression)
                .containsExactly("Endpoint.extension('" + Endpoints.ROUTE + "client')");
    }

    @Test
    void aRouteWithoutPurposeOrCalledAeIsRefusedByName() {
        Endpoint endpoint = Endpoints.at("dicom://A@host:104");
        endpoint.getExtension().clear();

        assertThat(RouteMapping.route(endpoint, complaints)).isEmpty();
        assertThat(complaints.all())
                .extracting(Complaints.Complaint::expression)
                .anyMatch(expression -> expression.contains("route-called-ae"))
                .anyMatch(expression -> expression.contains("route-purpose"));
    }

    @Test
    void anEndpointInErrorIsRefused() {
        Endpoint endpoint = Endpoints.at("dicom://A@host:104").setStatus(Endpoint.EndpointStatus.ERROR);

        assertThat(RouteMapping.route(endpoint, complaints)).isEmpty();
        assertThat(complaints.all())
                .extracting(Complaints.Complaint::expression)
                .containsExactly("Endpoint.status");
    }
}
