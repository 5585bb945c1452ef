// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.mail;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Date;
import java.util.Locale;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.fhir.person.PatientContacts;
import org.consentry.server.fhir.record.FhirRecords;
import org.consentry.server.fhir.record.PlainProvider;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;

/** Answers {@code Patient/x/$notes}: whether somebody gets notes by e-mail, and what became of the newest ones. */
@Singleton
@Transactional
public class NotesProvider implements PlainProvider {
    private static final int MOST = 20;

    private final FhirRecords records;
    private final LinkedPatients people;
    private final PatientContacts contacts;
    private final NoteStore store;
    private final MailConfig config;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public NotesProvider(
            FhirRecords records,
            LinkedPatients people,
            PatientContacts contacts,
            NoteStore store,
            MailConfig config,
            InstantSource clock) {
        this.records = records;
        this.people = people;
        this.contacts = contacts;
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /** {@code possible}, and a {@code note} for each of the newest 20. */
    @Operation(name = "$notes", typeName = "Patient", idempotent = true)
    public Parameters notes(RequestDetails request, @IdParam IdType id) {
        String patient = records.stored(request, Patient.class, id).key().id();
        boolean possible =
                config.isOn() && contacts.email(patient, clock.instant()).isPresent();
        Parameters answer = new Parameters();
        answer.addParameter().setName("possible").setValue(new BooleanType(possible));
        store.to(people.merged(patient), MOST)
                .forEach(note -> add(answer.addParameter().setName("note"), note));
        return answer;
    }

    private static void add(ParametersParameterComponent part, OutgoingNote note) {
        part.addPart().setName("kind").setValue(new CodeType(note.kind().code()));
        if (!note.about().isEmpty()) {
            part.addPart().setName("about").setValue(new StringType(note.about()));
        }
        part.addPart().setName("wanted").setValue(new InstantType(Date.from(note.wantedAt())));
        part.addPart()
                .setName("state")
                .setValue(new CodeType(note.state().name().toLowerCase(Locale.ROOT)));
        note.settled().ifPresent(at -> part.addPart().setName("settled").setValue(new InstantType(Date.from(at))));
    }
}
