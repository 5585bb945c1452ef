// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.consentry.server.access.answer.Complaints;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FetchingMappingTest {
    private final Complaints complaints = new Complaints();

    @Test
    void scansMayBeFetchedOnlyWhereTheEndpointSaysSo() {
        Endpoint endpoint = Endpoints.at("dicom://A@host:104");
        assertThat(RouteMapping.route(endpoint, complaints).orElseThrow().isFetched())
                .isFalse();

        endpoint.addExtension(FetchingMapping.URL, new BooleanType(true));
        assertThat(RouteMapping.route(endpoint, complaints).orElseThrow().isFetched())
                .isTrue();

        endpoint.getExtensionByUrl(FetchingMapping.URL).setValue(new BooleanType(false));
        assertThat(RouteMapping.route(endpoint, complaints).orElseThrow().isFetched())
                .isFalse();
        assertThat(complaints.all()).isEmpty();
    }

    static Stream<List<Extension>> notFetched() {
        Extension yes = new Extension(FetchingMapping.URL, new BooleanType(true));
        Extension more = yes.copy();
        more.addExtension("because", new StringType("of this"));
        return Stream.of(
                List.of(new Extension(FetchingMapping.URL)),
                List.of(new Extension(FetchingMapping.URL, new BooleanType())),
                List.of(new Extension(FetchingMapping.URL, new StringType("true"))),
                List.of(more),
                List.of(yes, yes.copy()),
                List.of(yes, new Extension(WaitingMapping.URL)));
    }

    /** What is fetched leaves at once, so it would leave by day where scans wait for the night. */
    @ParameterizedTest
    @MethodSource("notFetched")
    void fetchingThatIsNotUnderstoodOrWhereScansWaitIsRefused(List<Extension> said) {
        Endpoint endpoint = Endpoints.at("dicom://A@host:104");
        said.forEach(endpoint::addExtension);

        assertThat(RouteMapping.route(endpoint, complaints)).isEmpty();
        assertThat(complaints.all())
                .extracting(Complaints.Complaint::expression)
                .containsExactly("Endpoint.extension('" + FetchingMapping.URL + "')");
    }
}
