// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.person;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.consentry.policy.PatientId;
import org.consentry.server.storage.Criterion;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.SearchSpec;

/** Knows all hospital numbers of a person. A choice that stops sharing under one of them stops it under all. */
@Singleton
public class PersonNumbers {
    private final ResourceStore store;
    private final LinkedPatients links;
    private final PatientIdentities identities;

    /** Takes its collaborators. */
    @Inject
    public PersonNumbers(ResourceStore store, LinkedPatients links, PatientIdentities identities) {
        this.store = store;
        this.links = links;
        this.identities = identities;
    }

    /** Every number of the person with this one, which comes first. Only this one if no Patient has it. */
    public Set<PatientId> numbers(PatientId number) {
        Criterion identifier =
                new Criterion.AnyOf("identifier", List.of(new Criterion.Term(number.authority(), number.value())));
        Set<PatientId> all = new LinkedHashSet<>(Set.of(number));
        store.all(SearchSpec.of("Patient").with(identifier)).toList().stream()
                .flatMap(patient -> links.of(patient.key().id()).ids().stream())
                .flatMap(record -> identities.of(record).stream())
                .forEach(all::add);
        return all;
    }
}
