// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.search;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.consentry.server.fhir.form.DateSpan;
import org.consentry.server.fhir.form.Times;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Finds the time by which lists of a type are ordered. */
@Singleton
public class Sorting {
    private final SearchParameters parameters;
    private final ZoneId zone;

    /** Takes the parameters, and the zone for days without one. */
    @Inject
    public Sorting(SearchParameters parameters, ZoneId zone) {
        this.parameters = parameters;
        this.zone = zone;
    }

    /**
     * The beginning of what a resource describes.
     *
     * @param time the type's date parameter, or null if it has none
     * @return the beginning of time if the resource does not say
     */
    public Instant of(Resource resource, @Nullable String time) {
        Optional<SearchParameter> parameter =
                time == null ? Optional.empty() : parameters.of(resource.fhirType(), time);
        return parameter.stream()
                .flatMap(known -> parameters.values(resource, known).stream())
                .flatMap(value -> Times.span(value, zone).stream())
                .map(DateSpan::low)
                .findFirst()
                .orElse(Instant.EPOCH);
    }
}
