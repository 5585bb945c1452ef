// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.policy.Obligation;
import org.consentry.policy.Purpose;
import org.consentry.protocol.RecipientPlace;
import org.consentry.protocol.Route;
import org.consentry.protocol.RouteLimits;
import org.consentry.protocol.StoreAndForward;
import org.consentry.server.access.answer.Complaints;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OidType;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
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
                .contains(Route.open(
                        "TO_NORTHLIGHT",
                        Purpose.MLTRAINING,
                        RecipientPlace.plain("NORTHLIGHT", "127.0.0.1", 11_121),
                        new Route.Agreed(Set.of(Obligation.DEID), LocalDate.of(2026, 5, 1), "lungs", null)));
        assertThat(complaints.all()).isEmpty();
    }

    @Test
    void theAddressSaysWhetherTheWayIsByTls() {
        Optional<Route> plain = RouteMapping.route(endpoint("dicom://A@ai.example:11112"), complaints);
        Optional<Route> tls = RouteMapping.route(endpoint("dicom-tls://A@ai.example:2762"), complaints);

        assertThat(plain.orElseThrow().place()).isEqualTo(RecipientPlace.plain("A", "ai.example", 11_112));
        assertThat(tls.orElseThrow().place()).isEqualTo(new RecipientPlace("A", "ai.example", 2762, true));
        assertThat(complaints.all()).isEmpty();
    }

    @Test
    void anEndpointUnderTestIsAShadowRoute() {
        Endpoint endpoint = endpoint("dicom://NORTHLIGHT@127.0.0.1:11121").setStatus(Endpoint.EndpointStatus.TEST);

        assertThat(RouteMapping.route(endpoint, complaints).orElseThrow().state())
                .isEqualTo(Route.State.SHADOW);
        assertThat(complaints.all()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SUSPENDED", "ERROR", "ENTEREDINERROR", "NULL"})
    void anotherStatusIsNoRoute(Endpoint.EndpointStatus status) {
        Endpoint endpoint = endpoint("dicom://NORTHLIGHT@127.0.0.1:11121").setStatus(status);

        assertThat(RouteMapping.route(endpoint, complaints)).isEmpty();
        assertThat(complaints.all()).hasSize(1);
    }

    @Test
    void anEndpointThatIsOffIsARouteThatIsClosed() {
        Endpoint endpoint = endpoint("dicom://NORTHLIGHT@[::1]:11121").setStatus(Endpoint.EndpointStatus.OFF);

        Optional<Route> route = RouteMapping.route(endpoint, complaints);

        assertThat(route)
                .hasValueSatisfying(closed -> assertThat(closed.state()).isEqualTo(Route.State.CLOSED));
    }

    @Test
    void scansMayWaitForTheRecipientAtAnyHour() {
        Endpoint endpoint = endpoint("dicom://A@host:104");
        endpoint.addExtension(new Extension(WaitingMapping.URL));

        assertThat(RouteMapping.route(endpoint, complaints))
                .hasValueSatisfying(route -> assertThat(route.waiting()).isEqualTo(StoreAndForward.ANY_TIME));
    }

    @Test
    void scansMayWaitForTheNightAndAShareOfTheLine() {
        Endpoint endpoint = endpoint("dicom://A@host:104");
        endpoint.addExtension(waiting("20:00:00", "06:30:00", 2000));

        assertThat(RouteMapping.route(endpoint, complaints))
                .hasValueSatisfying(route -> assertThat(route.waiting())
                        .isEqualTo(new StoreAndForward(LocalTime.of(20, 0), LocalTime.of(6, 30), 2000)));
    }

    @Test
    void scansWaitForSoManyDaysAtMost() {
        Endpoint endpoint = endpoint("dicom://A@host:104");
        Extension waiting = new Extension(WaitingMapping.URL);
        waiting.addExtension("days-at-most", new PositiveIntType(7));
        endpoint.addExtension(waiting);

        assertThat(RouteMapping.route(endpoint, complaints))
                .hasValueSatisfying(
                        route -> assertThat(route.waiting()).isEqualTo(new StoreAndForward(null, null, 0, 7)));
    }

    @Test
    void withoutTheExtensionScansPassStraightThrough() {
        assertThat(RouteMapping.route(endpoint("dicom://A@host:104"), complaints))
                .hasValueSatisfying(route -> assertThat(route.waiting()).isNull());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 14, 90})
    void whatIsRefusedMayBeKeptForSomeDays(int days) {
        Endpoint endpoint = endpoint("dicom://A@host:104");
        endpoint.addExtension(new Extension(QuarantineMapping.URL, new PositiveIntType(days)));

        assertThat(RouteMapping.route(endpoint, complaints))
                .hasValueSatisfying(route -> assertThat(route.quarantineDays()).isEqualTo(days));
    }

    static Stream<List<Extension>> noDays() {
        Extension fourteen = new Extension(QuarantineMapping.URL, new PositiveIntType(14));
        Extension more = new Extension(QuarantineMapping.URL, new PositiveIntType(14));
        more.addExtension("because", new StringType("of this"));
        return Stream.of(
                List.of(new Extension(QuarantineMapping.URL, new PositiveIntType(91))),
                List.of(new Extension(QuarantineMapping.URL, new StringType("14"))),
                List.of(new Extension(QuarantineMapping.URL, new PositiveIntType())),
                List.of(new Extension(QuarantineMapping.URL)),
                List.of(more),
                List.of(fourteen, fourteen.copy()));
    }

    @ParameterizedTest
    @MethodSource("noDays")
    void daysThatAreNotUnderstoodAreRefused(List<Extension> said) {
        Endpoint endpoint = endpoint("dicom://A@host:104");
        said.forEach(endpoint::addExtension);

        assertThat(RouteMapping.route(endpoint, complaints)).isEmpty();
        assertThat(complaints.all())
                .extracting(Complaints.Complaint::expression)
                .containsExactly("Endpoint.extension('" + QuarantineMapping.URL + "')");
    }

    static Stream<List<Extension>> notUnderstood() {
        Extension other = new Extension(WaitingMapping.URL);
        other.addExtension("priority", new StringType("high"));
        Extension empty = new Extension(WaitingMapping.URL);
        empty.addExtension(new Extension("from"));
        Extension tooLong = new Extension(WaitingMapping.URL);
        tooLong.addExtension("days-at-most", new PositiveIntType(91));
        Extension twice = waiting("20:00:00", "06:00:00", 2000);
        twice.addExtension("from", new TimeType("21:00:00"));
        return Stream.of(
                List.of(waiting("20:00:00", null, 2000)),
                List.of(waiting("20:00:00", "20:00:00", 2000)),
                List.of(waiting(null, null, 9)),
                List.of(waiting(null, null, 10_000_001)),
                List.of(new Extension(WaitingMapping.URL, new StringType("yes"))),
                List.of(other),
                List.of(empty),
                List.of(tooLong),
                List.of(twice),
                List.of(new Extension(WaitingMapping.URL), new Extension(WaitingMapping.URL)));
    }

    /** What is not understood must not become a route on which scans wait otherwise than was meant, or do not wait. */
    @ParameterizedTest
    @MethodSource("notUnderstood")
    void aWaitingThatIsNotUnderstoodIsRefused(List<Extension> said) {
        Endpoint endpoint = endpoint("dicom://A@host:104");
        said.forEach(endpoint::addExtension);

        assertThat(RouteMapping.route(endpoint, complaints)).isEmpty();
        assertThat(complaints.all())
                .extracting(Complaints.Complaint::expression)
                .containsExactly("Endpoint.extension('" + WaitingMapping.URL + "')");
    }

    @Test
    void aRouteMayTakeSomeKindsOfScansOnly() {
        Endpoint endpoint = endpoint("dicom://A@host:104");
        Extension said = limits(new OidType("urn:oid:1.2.840.10008.5.1.4.1.1.2"));
        said.addExtension(RouteLimitsMapping.SOP_CLASS, new OidType("urn:oid:1.2.840.10008.5.1.4.1.1.4"));
        said.addExtension(RouteLimitsMapping.TRANSFER_SYNTAX, new OidType("urn:oid:1.2.840.10008.1.2.1"));
        endpoint.addExtension(said);

        assertThat(RouteMapping.route(endpoint, complaints))
                .hasValueSatisfying(route -> assertThat(route.limits())
                        .isEqualTo(new RouteLimits(
                                Set.of("1.2.840.10008.5.1.4.1.1.2", "1.2.840.10008.5.1.4.1.1.4"),
                                Set.of("1.2.840.10008.1.2.1"))));
        assertThat(complaints.all()).isEmpty();
    }

    static Stream<List<Extension>> limitsNotUnderstood() {
        Extension other = limits(new OidType("urn:oid:1.2.3"));
        other.addExtension("modality", new CodeType("CT"));
        Extension deeper = limits(new OidType("urn:oid:1.2"));
        deeper.getExtension().get(0).addExtension("x", new OidType("urn:oid:1.2"));
        return Stream.of(
                List.of(new Extension(RouteLimitsMapping.URL)),
                List.of(new Extension(RouteLimitsMapping.URL, new OidType("urn:oid:1.2.3"))),
                List.of(limits(new OidType("urn:oid:1.2.3")), limits(new OidType("urn:oid:1.2.3"))),
                List.of(limits(new OidType("1.2.840.10008.5.1.4.1.1.2"))),
                List.of(limits(new OidType("urn:oid:"))),
                List.of(limits(new OidType())),
                List.of(limits(new StringType("urn:oid:1.2.3"))),
                List.of(limits(new OidType("urn:oid:1." + "2".repeat(63)))),
                List.of(other),
                List.of(deeper));
    }

    /** What is not understood must not become a route that takes everything. */
    @ParameterizedTest
    @MethodSource("limitsNotUnderstood")
    void limitsThatAreNotUnderstoodAreRefused(List<Extension> said) {
        Endpoint endpoint = endpoint("dicom://A@host:104");
        said.forEach(endpoint::addExtension);

        assertThat(RouteMapping.route(endpoint, complaints)).isEmpty();
        assertThat(complaints.all())
                .extracting(Complaints.Complaint::expression)
                .containsExactly("Endpoint.extension('" + RouteLimitsMapping.URL + "')");
    }

    @Test
    void routesMayShareAnAeTitle() {
        Endpoint endpoint = endpoint("dicom://A@host:104");
        endpoint.addExtension(new Extension(WaitingMapping.URL));
        endpoint.addExtension(ROUTE + "shared-ae", new StringType("RESEARCH"));

        Route route = RouteMapping.route(endpoint, complaints).orElseThrow();
        assertThat(route.sharedAe()).isEqualTo("RESEARCH");
        assertThat(RouteMapping.filing(route).index()).hasSize(2);
        assertThat(complaints.all()).isEmpty();
    }

    static Stream<List<Extension>> notShared() {
        Extension waits = new Extension(WaitingMapping.URL);
        Extension shares = new Extension(ROUTE + "shared-ae", new StringType("RESEARCH"));
        return Stream.of(
                List.of(shares),
                List.of(waits, shares, new Extension(QuarantineMapping.URL, new PositiveIntType(14))),
                List.of(waits, shares, shares.copy()),
                List.of(waits, new Extension(ROUTE + "shared-ae", new StringType("TO_NORTHLIGHT"))),
                List.of(waits, new Extension(ROUTE + "shared-ae", new StringType("TWO WORDS"))),
                List.of(waits, new Extension(ROUTE + "shared-ae")));
    }

    /** One answer for several recipients is true only where all wait, and a refusal is told as one. */
    @ParameterizedTest
    @MethodSource("notShared")
    void aSharedTitleThatCannotBeAnsweredTrulyIsRefusedByName(List<Extension> said) {
        Endpoint endpoint = endpoint("dicom://A@host:104");
        said.forEach(endpoint::addExtension);

        assertThat(RouteMapping.route(endpoint, complaints)).isEmpty();
        assertThat(complaints.all())
                .extracting(Complaints.Complaint::expression)
                .containsExactly("Endpoint.extension('" + ROUTE + "shared-ae')");
    }

    private static Extension limits(Type sopClass) {
        Extension limits = new Extension(RouteLimitsMapping.URL);
        limits.addExtension(RouteLimitsMapping.SOP_CLASS, sopClass);
        return limits;
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

    @ParameterizedTest
    @CsvSource(textBlock = """
            https://pacs.example/dicom-web,         pacs.example, 443,  true,  /dicom-web
            https://pacs.example:8443/dcm4chee/rs,  pacs.example, 8443, true,  /dcm4chee/rs
            http://127.0.0.1/dicom-web,             127.0.0.1,    80,   false, /dicom-web
            """)
    void anEndpointOfStowIsARouteToAService(String address, String host, int port, boolean tls, String service) {
        assertThat(RouteMapping.route(stow(address), complaints).orElseThrow().place())
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
        assertThat(RouteMapping.route(stow(address), complaints)).isEmpty();
        assertThat(complaints.all())
                .extracting(Complaints.Complaint::expression)
                .containsExactly("Endpoint.address");
    }

    @Test
    void theProgramsOfARouteAreThoseThatItNames() {
        Endpoint endpoint = endpoint("dicom://A@host:104");
        assertThat(RouteMapping.route(endpoint, complaints).orElseThrow().clients())
                .isEmpty();

        endpoint.addExtension(ROUTE + "client", new StringType("archive"));
        endpoint.addExtension(ROUTE + "client", new StringType("export-demo"));
        assertThat(RouteMapping.route(endpoint, complaints).orElseThrow().clients())
                .containsExactlyInAnyOrder("archive", "export-demo");

        endpoint.addExtension(ROUTE + "client", new StringType("any *"));
        assertThat(RouteMapping.route(endpoint, complaints)).isEmpty();
        assertThat(complaints.all())
                .extracting(Complaints.Complaint::expression)
                .containsExactly("Endpoint.extension('" + ROUTE + "client')");
    }

    private static Endpoint stow(String address) {
        return endpoint(address).setConnectionType(new Coding().setCode("dicom-stow-rs"));
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

    private static Extension waiting(@Nullable String from, @Nullable String until, int kilobytes) {
        Extension waiting = new Extension(WaitingMapping.URL);
        waiting.addExtension("kilobytes-per-second", new PositiveIntType(kilobytes));
        if (from != null) {
            waiting.addExtension("from", new TimeType(from));
        }
        if (until != null) {
            waiting.addExtension("until", new TimeType(until));
        }
        return waiting;
    }

    private static Endpoint endpoint(String address) {
        Endpoint endpoint =
                new Endpoint().setStatus(Endpoint.EndpointStatus.ACTIVE).setAddress(address.isEmpty() ? null : address);
        endpoint.addExtension(ROUTE + "called-ae", new StringType("TO_NORTHLIGHT"));
        endpoint.addExtension(ROUTE + "purpose", new CodeType("MLTRAINING"));
        return endpoint;
    }
}
