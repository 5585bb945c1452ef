// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.PatientCase;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.protocol.FeedEntry;
import org.consentry.server.fhir.person.PersonNumbers;

/**
 * Adds open cases and answers of registries to the terms of a patient's consents. The log does this with every entry
 * about a patient, so no caller can forget it.
 */
@Singleton
public class OpenCases {
    private final OpenCaseStore cases;
    private final RegistryAnswers registries;
    private final PersonNumbers person;

    /** Takes its collaborators. */
    @Inject
    public OpenCases(OpenCaseStore cases, RegistryAnswers registries, PersonNumbers person) {
        this.cases = cases;
        this.registries = registries;
        this.person = person;
    }

    /** Every number of the person whose terms an entry has; empty for other entries. */
    Set<PatientId> numbers(FeedEntry entry) {
        return entry instanceof FeedEntry.ConsentChanged changed ? person.numbers(changed.patient()) : Set.of();
    }

    /**
     * The entry to append. An entry without a patient's terms stays as it is.
     *
     * @param numbers every number of the person
     */
    FeedEntry onto(FeedEntry entry, Set<PatientId> numbers) {
        return entry instanceof FeedEntry.ConsentChanged changed
                ? new FeedEntry.ConsentChanged(
                        changed.position(),
                        changed.at(),
                        changed.patient(),
                        onto(changed.patient(), numbers, changed.terms().consents()))
                : entry;
    }

    /** Whether these terms lack a registry's answer. */
    boolean mustBeTold(PatientTerms terms) {
        return terms.registries().size() < registries.unknown().size();
    }

    private PatientTerms onto(PatientId patient, Set<PatientId> numbers, List<ConsentTerms> consents) {
        List<PatientCase> open = numbers.stream()
                .flatMap(number -> cases.of(number).stream())
                .map(OpenCases::stops)
                .distinct()
                .toList();
        return new PatientTerms(consents, open, registries.of(patient));
    }

    /**
     * The case. A withdrawal of some purposes gets its beginning, since a later yes lifts it for the party that the yes
     * names.
     */
    static PatientCase stops(OpenCaseStore.Standing standing) {
        PatientCase stops = standing.stops();
        boolean lifted =
                stops.kind() == PatientCase.Kind.WITHDRAWAL && !stops.purposes().isEmpty();
        return lifted ? stops.liftedAfter(standing.since()) : stops;
    }
}
