// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.person;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;

/** Knows the name of a Patient, and whether the person has died, from the record. */
@Singleton
public class PersonFacts {
    /** The members' beginning as {@link FhirBodies} writes it: most records have none, and are not read for it. */
    private static final String DECEASED = "\"deceased";

    private final ResourceStore store;
    private final FhirBodies bodies;
    private final LinkedPatients people;

    /** Takes its collaborators. */
    @Inject
    public PersonFacts(ResourceStore store, FhirBodies bodies, LinkedPatients people) {
        this.store = store;
        this.bodies = bodies;
        this.people = people;
    }

    /** Whether a record of this person, of all that were merged, says that the person has died. */
    public boolean hasDied(String patient) {
        return people.merged(patient).stream().anyMatch(this::saysDied);
    }

    private boolean saysDied(String id) {
        return ResourceKey.isId(id)
                && store.read(new ResourceKey("Patient", id))
                        .filter(stored -> stored.body().contains(DECEASED))
                        .map(stored -> bodies.resource(Patient.class, stored))
                        .filter(PersonFacts::isDead)
                        .isPresent();
    }

    private static boolean isDead(Patient patient) {
        return patient.hasDeceased()
                && !(patient.hasDeceasedBooleanType()
                        && !patient.getDeceasedBooleanType().booleanValue());
    }

    /** The name on this record: the official or usual one, else the first. Empty if there is no such Patient. */
    public Optional<String> name(String patient) {
        return store.read(new ResourceKey("Patient", patient))
                .map(stored -> bodies.resource(Patient.class, stored))
                .map(PersonFacts::name);
    }

    private static String name(Patient patient) {
        return Stream.concat(
                        patient.getName().stream()
                                .filter(name -> name.getUse() == HumanName.NameUse.OFFICIAL
                                        || name.getUse() == HumanName.NameUse.USUAL),
                        patient.getName().stream())
                .map(name -> name.hasText() ? name.getText() : name.getNameAsSingleString())
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("");
    }
}
