// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.people;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.consentry.server.fhir.body.FhirBodies;
import org.consentry.server.fhir.person.PatientContacts;
import org.consentry.server.fhir.person.PatientContacts.Contact;
import org.consentry.server.mail.NoteOrders;
import org.consentry.server.storage.ResourceStore;
import org.consentry.server.storage.StoredVersion;
import org.hl7.fhir.r4.model.Patient;

/**
 * Orders notes about an address that was replaced, in the transaction that stores the record. The old address is told
 * as well: whoever takes over somebody's mail would else be the only one to hear of it.
 */
@Singleton
public class ContactNotes {
    private final ResourceStore store;
    private final FhirBodies bodies;
    private final NoteOrders notes;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public ContactNotes(ResourceStore store, FhirBodies bodies, NoteOrders notes, InstantSource clock) {
        this.store = store;
        this.bodies = bodies;
        this.notes = notes;
        this.clock = clock;
    }

    /** Compares a version of a Patient with the one before. A first address is told to nobody. */
    void changed(StoredVersion stored) {
        store.version(stored.key(), stored.version() - 1).ifPresent(before -> {
            Patient now = bodies.resource(Patient.class, stored);
            Optional<Contact> old = address(bodies.resource(Patient.class, before));
            Optional<Contact> current = address(now);
            if (old.isPresent() && PatientContacts.mayBeWrittenTo(now) && !isSame(old, current)) {
                notes.contactChanged(stored.key().id(), old.get().email());
            }
        });
    }

    private Optional<Contact> address(Patient patient) {
        return PatientContacts.email(patient, clock.instant());
    }

    private static boolean isSame(Optional<Contact> one, Optional<Contact> other) {
        return one.map(Contact::email)
                .filter(email -> other.map(Contact::email)
                        .filter(email::equalsIgnoreCase)
                        .isPresent())
                .isPresent();
    }
}
