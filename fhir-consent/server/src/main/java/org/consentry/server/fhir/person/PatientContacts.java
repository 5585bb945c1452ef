// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.person;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.storage.ResourceKey;
import org.consentry.server.storage.ResourceStore;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Patient;

/** Knows where somebody may be written to by e-mail and in which language, from the record of the hospital. */
@Singleton
public class PatientContacts {
    private static final int LONGEST = 254;

    private final ResourceStore store;
    private final FhirBodies bodies;
    private final LinkedPatients people;

    /** Takes its collaborators. */
    @Inject
    public PatientContacts(ResourceStore store, FhirBodies bodies, LinkedPatients people) {
        this.store = store;
        this.bodies = bodies;
        this.people = people;
    }

    /**
     * Where to write to.
     *
     * @param email one address, {@code local@host}, without a name
     * @param language in which the person wants to be written to; English if the record says nothing
     */
    public record Contact(String email, Locale language) {
        /** Says nothing: the address is the person's. */
        @Override
        public String toString() {
            return "Contact[]";
        }
    }

    /**
     * The address on the record that continues this one. Empty if it has none in use, or its person has died. Of
     * several the one with the lowest rank counts, then the first.
     *
     * @param patient logical id
     */
    public Optional<Contact> email(String patient, Instant now) {
        return survivor(patient).flatMap(found -> email(found, now));
    }

    /**
     * This address, if the person of the record may be written to.
     *
     * @param patient logical id
     * @param address one that is or was on the record
     */
    public Optional<Contact> at(String address, String patient) {
        return survivor(patient)
                .filter(PatientContacts::mayBeWrittenTo)
                .map(found -> new Contact(address, language(found)));
    }

    private Optional<Patient> survivor(String patient) {
        String survivor = people.of(patient).survivor(patient);
        return store.read(new ResourceKey("Patient", survivor)).map(stored -> bodies.resource(Patient.class, stored));
    }

    /** The address on this very record. */
    public static Optional<Contact> email(Patient patient, Instant now) {
        return mayBeWrittenTo(patient)
                ? addresses(patient, now).findFirst().map(email -> new Contact(email, language(patient)))
                : Optional.empty();
    }

    /** Whether the person lives, as far as the record says, and the record is in use. */
    public static boolean mayBeWrittenTo(Patient patient) {
        boolean alive = !patient.hasDeceased()
                || (patient.hasDeceasedBooleanType()
                        && !patient.getDeceasedBooleanType().booleanValue());
        return alive && (!patient.hasActive() || patient.getActive());
    }

    private static Stream<String> addresses(Patient patient, Instant now) {
        return patient.getTelecom().stream()
                .filter(point -> point.getSystem() == ContactPoint.ContactPointSystem.EMAIL)
                .filter(point -> point.getUse() != ContactPoint.ContactPointUse.OLD)
                .filter(point -> !point.hasPeriod() || isIn(point, now))
                .sorted(Comparator.comparingInt(point -> point.hasRank() ? point.getRank() : Integer.MAX_VALUE))
                .map(point -> point.hasValue() ? point.getValue().strip() : "")
                .filter(PatientContacts::isAddress);
    }

    private static boolean isIn(ContactPoint point, Instant now) {
        boolean begun = !point.getPeriod().hasStart()
                || !point.getPeriod().getStart().toInstant().isAfter(now);
        boolean over = point.getPeriod().hasEnd()
                && point.getPeriod().getEnd().toInstant().isBefore(now);
        return begun && !over;
    }

    /** One plain address: nothing in it can be read as a list, a comment or another header. */
    private static boolean isAddress(String text) {
        return text.length() <= LONGEST
                && text.matches("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");
    }

    /**
     * The language that somebody prefers, as the record that continues this one has it, or the first that it has; empty
     * if it has none.
     *
     * @param patient logical id
     */
    public Optional<Locale> spoken(String patient) {
        return survivor(patient).flatMap(PatientContacts::spoken);
    }

    private static Locale language(Patient patient) {
        return spoken(patient).orElse(Locale.ENGLISH);
    }

    private static Optional<Locale> spoken(Patient patient) {
        return patient.getCommunication().stream()
                .sorted(Comparator.comparing(spoken -> !spoken.getPreferred()))
                .flatMap(spoken -> spoken.getLanguage().getCoding().stream())
                .filter(coding -> coding.hasCode())
                .map(coding -> Locale.forLanguageTag(coding.getCode()))
                .filter(locale -> !locale.getLanguage().isEmpty())
                .findFirst();
    }
}
