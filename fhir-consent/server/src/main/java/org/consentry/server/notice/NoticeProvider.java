// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.notice;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.consentry.server.audit.sharing.SentStore;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.fhir.record.FhirRecords;
import org.consentry.server.fhir.record.PlainProvider;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;

/**
 * Serves {@code $notices}, which tells everybody what the hospital told, and {@code Patient/x/$notices}, which tells
 * what is not over and concerns this patient.
 */
@Singleton
@Transactional
public class NoticeProvider implements PlainProvider {
    private final FhirRecords records;
    private final LinkedPatients people;
    private final NoticeStore store;
    private final SentStore sent;
    private final ZoneId zone;

    /** Takes its collaborators. */
    @Inject
    public NoticeProvider(FhirRecords records, LinkedPatients people, NoticeStore store, SentStore sent, ZoneId zone) {
        this.records = records;
        this.people = people;
        this.store = store;
        this.sent = sent;
        this.zone = zone;
    }

    /** A parameter {@code notice} for each public notice, the newest first, also those that are over. */
    @Operation(name = "$notices", idempotent = true)
    public Parameters all() {
        return answer(store.newest().stream()
                .filter(notice -> notice.said().kind().isPublic())
                .toList());
    }

    /**
     * The same for those that are not over: the public ones, and breaches of groups that got something of this patient.
     */
    @Operation(name = "$notices", typeName = "Patient", idempotent = true)
    public Parameters concerning(RequestDetails request, @IdParam IdType id) {
        records.stored(request, Patient.class, id);
        Set<String> merged = people.merged(id.getIdPart());
        return answer(store.newest().stream()
                .filter(WrittenNotice::isOpen)
                .filter(notice -> notice.said().kind().isPublic() || concerns(notice.said(), merged))
                .toList());
    }

    private boolean concerns(NewNotice said, Set<String> records) {
        LocalDate to = Objects.requireNonNull(said.to());
        return sent.isSent(
                records,
                Objects.requireNonNull(said.company()),
                said.from().atStartOfDay(zone).toInstant(),
                to.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private static Parameters answer(List<WrittenNotice> notices) {
        Parameters answer = new Parameters();
        for (WrittenNotice notice : notices) {
            NewNotice said = notice.said();
            ParametersParameterComponent part = answer.addParameter().setName("notice");
            part.addPart().setName("id").setValue(new StringType(Long.toString(notice.id())));
            part.addPart().setName("kind").setValue(new CodeType(said.kind().code()));
            if (said.company() != null) {
                part.addPart().setName("company").setValue(new CodeType(said.company()));
            }
            part.addPart().setName("from").setValue(new DateType(said.from().toString()));
            LocalDate to = said.to();
            if (to != null) {
                part.addPart().setName("to").setValue(new DateType(to.toString()));
            }
            part.addPart().setName("en").setValue(new StringType(said.english()));
            part.addPart().setName("es").setValue(new StringType(said.spanish()));
            part.addPart().setName("written").setValue(new InstantType(Date.from(notice.at())));
            notice.ended().ifPresent(at -> part.addPart().setName("ended").setValue(new InstantType(Date.from(at))));
        }
        return answer;
    }
}
