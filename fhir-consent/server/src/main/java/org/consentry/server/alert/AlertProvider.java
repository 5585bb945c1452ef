// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.alert;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.consentry.server.access.Callers;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.alert.AlertStore.Picked;
import org.consentry.server.audit.AuditTrail;
import org.consentry.server.audit.event.AuditEntry;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.fhir.person.PatientContacts;
import org.consentry.server.fhir.record.FhirRecords;
import org.consentry.server.fhir.record.PlainProvider;
import org.consentry.server.mail.MailConfig;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/**
 * Serves {@code Patient/x/$alerts}, which tells how often a patient is told of shared scans, and
 * {@code Patient/x/$set-alerts}, by which the patient alone changes it.
 */
@Singleton
@Transactional
public class AlertProvider implements PlainProvider {
    private final FhirRecords records;
    private final LinkedPatients people;
    private final PatientContacts contacts;
    private final AlertStore store;
    private final SharingAlerts alerts;
    private final AuditTrail trail;
    private final MailConfig config;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public AlertProvider(
            FhirRecords records,
            LinkedPatients people,
            PatientContacts contacts,
            AlertStore store,
            SharingAlerts alerts,
            AuditTrail trail,
            MailConfig config,
            InstantSource clock) {
        this.records = records;
        this.people = people;
        this.contacts = contacts;
        this.store = store;
        this.alerts = alerts;
        this.trail = trail;
        this.config = config;
        this.clock = clock;
    }

    /** {@code on}, {@code address}, {@code version}, and once something was picked {@code pick} and {@code picked}. */
    @Operation(name = "$alerts", typeName = "Patient", idempotent = true)
    public Parameters alerts(RequestDetails request, @IdParam IdType id) {
        String patient = records.stored(request, Patient.class, id).key().id();
        return answer(patient, store.newest(people.merged(patient)));
    }

    /**
     * Keeps what the patient picked, and answers as {@code $alerts}. Refuses a pick on top of another version with 409.
     *
     * @param pick {@code each}, {@code month} or {@code off}
     * @param version the version that the patient saw; 0 for the first pick
     */
    @Operation(name = "$set-alerts", typeName = "Patient")
    public Parameters set(
            RequestDetails request,
            @IdParam IdType id,
            @OperationParam(name = "pick") @Nullable CodeType pick,
            @OperationParam(name = "version") @Nullable IntegerType version) {
        String patient = records.stored(request, Patient.class, id).key().id();
        AlertPick wanted = Optional.ofNullable(pick)
                .flatMap(code -> AlertPick.of(String.valueOf(code.getValue())))
                .orElseThrow(() -> FhirErrors.badRequest("Expected pick as each, month or off"));
        int seen = Optional.ofNullable(version)
                .map(IntegerType::getValue)
                .filter(number -> number >= 0 && number < Integer.MAX_VALUE)
                .orElseThrow(() -> FhirErrors.badRequest("Expected version as $alerts told it, 0 for the first pick"));
        people.lock(Set.of(patient));
        Set<String> merged = people.merged(patient);
        int current = store.newest(merged).map(Picked::version).orElse(0);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Picked picked = new Picked(wanted, now, seen + 1);
        if (current != seen) {
            throw FhirErrors.conflict("Expected a pick on top of version " + current + ", found one on top of " + seen);
        }
        store.keep(patient, picked);
        alerts.move(wanted, merged);
        trail.record(new AuditEntry(AuditEntry.Interaction.UPDATE, Callers.of(request), patient, "Patient/" + patient));
        return answer(patient, Optional.of(picked));
    }

    private Parameters answer(String patient, Optional<Picked> picked) {
        boolean reachable = contacts.email(patient, clock.instant()).isPresent();
        Parameters answer = new Parameters();
        answer.addParameter().setName("on").setValue(new BooleanType(config.isOn()));
        answer.addParameter().setName("address").setValue(new BooleanType(reachable));
        answer.addParameter()
                .setName("version")
                .setValue(new IntegerType(picked.map(Picked::version).orElse(0)));
        picked.ifPresent(found -> {
            answer.addParameter()
                    .setName("pick")
                    .setValue(new CodeType(found.pick().code()));
            answer.addParameter().setName("picked").setValue(new InstantType(Date.from(found.at())));
        });
        return answer;
    }
}
