// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.search;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.consentry.server.fhir.form.Times;
import org.consentry.server.storage.IndexEntry;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Resource;

/** Computes the values by which a resource is found: those of all search parameters of its type. */
@Singleton
public class Indexes {
    private final SearchParameters parameters;
    private final ZoneId zone;

    /** Takes the parameters, and the zone for days without one. */
    @Inject
    public Indexes(SearchParameters parameters, ZoneId zone) {
        this.parameters = parameters;
        this.zone = zone;
    }

    /**
     * The values of a resource.
     *
     * @param more additional values for its type
     */
    public List<IndexEntry> of(Resource resource, List<IndexEntry> more) {
        Set<IndexEntry> all = new LinkedHashSet<>(more);
        parameters.of(resource.fhirType()).values().forEach(parameter -> {
            for (IBase value : parameters.values(resource, parameter)) {
                all.addAll(entries(parameter, value));
            }
        });
        return new ArrayList<>(all);
    }

    private List<IndexEntry> entries(SearchParameter parameter, IBase value) {
        return switch (parameter.kind()) {
            case TOKEN -> Values.tokens(parameter.name(), value);
            case REFERENCE -> Values.references(parameter.name(), value);
            case DATE -> Times.dates(parameter.name(), value, zone);
            case STRING -> Values.texts(parameter.name(), value);
            case URI -> Values.uris(parameter.name(), value);
        };
    }
}
