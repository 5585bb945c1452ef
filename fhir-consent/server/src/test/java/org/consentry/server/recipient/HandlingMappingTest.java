// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.consentry.protocol.Route;
import org.consentry.protocol.RouteLimits;
import org.consentry.protocol.StoreAndForward;
import org.consentry.server.access.answer.Complaints;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OidType;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an Endpoint says of how its scans are handled: whether they wait, which it takes, and what becomes of the rest.
 */
class HandlingMappingTest {
    private static final String SHARED = Endpoints.ROUTE + "shared-ae";

    private final Complaints complaints = new Complaints();

    @Test
    void scansMayWaitForTheRecipientAtAnyHour() {
        Endpoint endpoint = Endpoints.at("dicom://A@host:104");
        endpoint.addExtension(new Extension(WaitingMapping.URL));

        assertThat(RouteMapping.route(endpoint, complaints))
                .hasValueSatisfying(route -> assertThat(route.waiting()).isEqualTo(StoreAndForward.ANY_TIME));
    }

    @Test
    void scansMayWaitForTheNightAndAShareOfTheLine() {
        Endpoint endpoint = Endpoints.at("dicom://A@host:104");
        endpoint.addExtension(waiting("20:00:00", "06:30:00", 2000));

        assertThat(RouteMapping.route(endpoint, complaints))
                .hasValueSatisfying(route -> assertThat(route.waiting())
                        .isEqualTo(new StoreAndForward(LocalTime.of(20, 0), LocalTime.of(6, 30), 2000)));
    }

    @Test
    void scansWaitForSoManyDaysAtMost() {
        Endpoint endpoint = Endpoints.at("dicom://A@host:104");
        endpoint.addExtension(days(7));

        assertThat(RouteMapping.route(endpoint, complaints))
                .hasValueSatisfying(
                        route -> assertThat(route.waiting()).isEqualTo(new StoreAndForward(null, null, 0, 7)));
    }

    @Test
    void scansMayWaitForTheRestOfTheirStudy() {
        Endpoint endpoint = Endpoints.at("dicom://A@host:104");
        endpoint.addExtension(rest(90));

        assertThat(RouteMapping.route(endpoint, complaints))
                .hasValueSatisfying(
                        route -> assertThat(route.waiting()).isEqualTo(StoreAndForward.ANY_TIME.resting(90)));
    }

    @Test
    void withoutTheExtensionScansPassStraightThrough() {
        assertThat(RouteMapping.route(Endpoints.at("dicom://A@host:104"), complaints))
                .hasValueSatisfying(route -> assertThat(route.waiting()).isNull());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 14, 90})
    void whatIsRefusedMayBeKeptForSomeDays(int days) {
        Endpoint endpoint = Endpoints.at("dicom://A@host:104");
        endpoint.addExtension(quarantine(days));

        assertThat(RouteMapping.route(endpoint, complaints))
                .hasValueSatisfying(route -> assertThat(route.quarantineDays()).isEqualTo(days));
    }

    @Test
    void aRouteMayTakeSomeKindsOfScansOnly() {
        Endpoint endpoint = Endpoints.at("dicom://A@host:104");
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

    @Test
    void routesMayShareAnAeTitle() {
        Endpoint endpoint = Endpoints.at("dicom://A@host:104");
        endpoint.addExtension(new Extension(WaitingMapping.URL));
        endpoint.addExtension(SHARED, new StringType("RESEARCH"));

        Route route = RouteMapping.route(endpoint, complaints).orElseThrow();
        assertThat(route.sharedAe()).isEqualTo("RESEARCH");
        assertThat(RouteMapping.filing(route).index()).hasSize(2);
        assertThat(complaints.all()).isEmpty();
    }

    static Stream<Arguments> notUnderstood() {
        return Stream.of(
                        waitingNotUnderstood().map(said -> Arguments.of(WaitingMapping.URL, said)),
                        daysNotUnderstood().map(said -> Arguments.of(QuarantineMapping.URL, said)),
                        limitsNotUnderstood().map(said -> Arguments.of(RouteLimitsMapping.URL, said)),
                        notShared().map(said -> Arguments.of(SHARED, said)))
                .flatMap(all -> all);
    }

    /**
     * What is not understood must not become a route that handles scans otherwise than was meant: that waits at another
     * time, or not at all, or takes everything. One answer for several recipients is true only where all wait, and a
     * refusal is told as one.
     */
    @ParameterizedTest
    @MethodSource("notUnderstood")
    void whatIsNotUnderstoodIsRefusedByName(String url, List<Extension> said) {
        Endpoint endpoint = Endpoints.at("dicom://A@host:104");
        said.forEach(endpoint::addExtension);

        assertThat(RouteMapping.route(endpoint, complaints)).isEmpty();
        assertThat(complaints.all())
                .extracting(Complaints.Complaint::expression)
                .containsExactly("Endpoint.extension('" + url + "')");
    }

    private static Stream<List<Extension>> waitingNotUnderstood() {
        Extension other = new Extension(WaitingMapping.URL);
        other.addExtension("priority", new StringType("high"));
        Extension empty = new Extension(WaitingMapping.URL);
        empty.addExtension(new Extension("from"));
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
                List.of(days(91)),
                List.of(rest(0)),
                List.of(rest(StoreAndForward.MOST_REST + 1)),
                List.of(twice),
                List.of(new Extension(WaitingMapping.URL), new Extension(WaitingMapping.URL)));
    }

    private static Stream<List<Extension>> daysNotUnderstood() {
        Extension more = quarantine(14);
        more.addExtension("because", new StringType("of this"));
        return Stream.of(
                List.of(quarantine(91)),
                List.of(new Extension(QuarantineMapping.URL, new StringType("14"))),
                List.of(new Extension(QuarantineMapping.URL, new PositiveIntType())),
                List.of(new Extension(QuarantineMapping.URL)),
                List.of(more),
                List.of(quarantine(14), quarantine(14)));
    }

    private static Stream<List<Extension>> limitsNotUnderstood() {
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

    private static Stream<List<Extension>> notShared() {
        Extension waits = new Extension(WaitingMapping.URL);
        Extension shares = new Extension(SHARED, new StringType("RESEARCH"));
        return Stream.of(
                List.of(shares),
                List.of(waits, shares, quarantine(14)),
                List.of(waits, shares, shares.copy()),
                List.of(waits, new Extension(SHARED, new StringType(Endpoints.CALLED))),
                List.of(waits, new Extension(SHARED, new StringType("TWO WORDS"))),
                List.of(waits, new Extension(SHARED)));
    }

    private static Extension quarantine(int days) {
        return new Extension(QuarantineMapping.URL, new PositiveIntType(days));
    }

    private static Extension days(int most) {
        Extension waiting = new Extension(WaitingMapping.URL);
        waiting.addExtension("days-at-most", new PositiveIntType(most));
        return waiting;
    }

    private static Extension rest(int seconds) {
        Extension waiting = new Extension(WaitingMapping.URL);
        waiting.addExtension("study-rest-seconds", new IntegerType(seconds));
        return waiting;
    }

    private static Extension limits(Type sopClass) {
        Extension limits = new Extension(RouteLimitsMapping.URL);
        limits.addExtension(RouteLimitsMapping.SOP_CLASS, sopClass);
        return limits;
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
}
