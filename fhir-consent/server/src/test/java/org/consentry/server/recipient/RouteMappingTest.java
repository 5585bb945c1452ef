// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.consentry.policy.Obligation;
import org.consentry.policy.Purpose;
import org.consentry.protocol.Route;
import org.consentry.server.access.answer.Complaints;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteMappingTest {
    private static final String ROUTE = "https://consentry.org/fhir/StructureDefinition/route-";

    private final Complaints complaints = new Complaints();

    @Test
    void anEndpointBecomesARoute() {
        Endpoint endpoint = endpoint("dicom://NORTHLIGHT@127.0.0.1:11121");
        endpoint.addExtension(ROUTE + "obligation", new CodeType("DEID"));
        endpoint.addExtension(ROUTE + "starts", new DateType("2026-05-01"));
        endpoint.addExtension(ROUTE + "project", new StringType("lungs"));

        assertThat(RouteMapping.route(endpoint, complaints))
                .contains(new Route(
                        "TO_NORTHLIGHT",
                        Purpose.MLTRAINING,
                        "NORTHLIGHT",
                        "127.0.0.1",
                        11_121,
                        Set.of(Obligation.DEID),
                        LocalDate.of(2026, 5, 1),
                        "lungs",
                        true));
        assertThat(complaints.all()).isEmpty();
    }

    @Test
    void theAddressSaysWhetherTheWayIsByTls() {
        Optional<Route> plain = RouteMapping.route(endpoint("dicom://A@ai.example:11112"), complaints);
        Optional<Route> tls = RouteMapping.route(endpoint("dicom-tls://A@ai.example:2762"), complaints);

        assertThat(plain).hasValueSatisfying(route -> assertThat(route.tls()).isFalse());
        assertThat(tls).hasValueSatisfying(route -> {
            assertThat(route.tls()).isTrue();
            assertThat(route.destinationAe()).isEqualTo("A");
            assertThat(route.host()).isEqualTo("ai.example");
            assertThat(route.port()).isEqualTo(2762);
        });
        assertThat(complaints.all()).isEmpty();
    }

    @Test
    void anEndpointThatIsOffIsARouteThatIsClosed() {
        Endpoint endpoint = endpoint("dicom://NORTHLIGHT@[::1]:11121").setStatus(Endpoint.EndpointStatus.OFF);

        Optional<Route> route = RouteMapping.route(endpoint, complaints);

        assertThat(route)
                .hasValueSatisfying(closed -> assertThat(closed.active()).isFalse());
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
        assertThat(RouteMapping.route(endpoint(address), complaints)).isEmpty();
        assertThat(complaints.all())
                .extracting(Complaints.Complaint::expression)
                .containsExactly("Endpoint.address");
    }

    @Test
    void aRouteWithoutPurposeOrCalledAeIsRefusedByName() {
        Endpoint endpoint = endpoint("dicom://A@host:104");
        endpoint.getExtension().clear();

        assertThat(RouteMapping.route(endpoint, complaints)).isEmpty();
        assertThat(complaints.all())
                .extracting(Complaints.Complaint::expression)
                .anyMatch(expression -> expression.contains("route-called-ae"))
                .anyMatch(expression -> expression.contains("route-purpose"));
    }

    @Test
    void anEndpointInErrorIsRefused() {
        Endpoint endpoint = endpoint("dicom://A@host:104").setStatus(Endpoint.EndpointStatus.ERROR);

        assertThat(RouteMapping.route(endpoint, complaints)).isEmpty();
        assertThat(complaints.all())
                .extracting(Complaints.Complaint::expression)
                .containsExactly("Endpoint.status");
    }

    private static Endpoint endpoint(String address) {
        Endpoint endpoint =
                new Endpoint().setStatus(Endpoint.EndpointStatus.ACTIVE).setAddress(address.isEmpty() ? null : address);
        endpoint.addExtension(ROUTE + "called-ae", new StringType("TO_NORTHLIGHT"));
        endpoint.addExtension(ROUTE + "purpose", new CodeType("MLTRAINING"));
        return endpoint;
    }
}
