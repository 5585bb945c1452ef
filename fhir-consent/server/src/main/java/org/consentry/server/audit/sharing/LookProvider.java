// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.sharing;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.Date;
import org.consentry.server.access.Acting;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.audit.read.AuditReadMapping;
import org.consentry.server.audit.read.PagingMapping;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.fhir.record.FhirRecords;
import org.consentry.server.fhir.record.PlainProvider;
import org.consentry.server.storage.ResourceKey;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code Patient/x/$looks}: one page of the visits of staff and proxies to a patient's records, newest first,
 * and how many there are on all pages. It is for the patient, and for staff with a reason.
 */
@Singleton
@Transactional
public class LookProvider implements PlainProvider {
    private static final int MOST_VISITS = 50;
    private static final int USUAL_VISITS = 5;

    private final FhirRecords records;
    private final LinkedPatients people;
    private final AuditReadMapping reads;
    private final LookStore store;
    private final ZoneId zone;

    /** Takes its collaborators, and the zone of the hospital's days. */
    @Inject
    public LookProvider(
            FhirRecords records, LinkedPatients people, AuditReadMapping reads, LookStore store, ZoneId zone) {
        this.records = records;
        this.people = people;
        this.reads = reads;
        this.store = store;
        this.zone = zone;
    }

    /**
     * Visits: {@code _count} of them (5, at most 50), from page {@code page} on; the first page is 1.
     *
     * @param look id of any look of one visit, which alone is answered
     */
    @Operation(name = "$looks", typeName = "Patient", idempotent = true)
    public Parameters looks(
            RequestDetails request, @IdParam IdType id, @OperationParam(name = "look") @Nullable StringType look) {
        records.stored(request, Patient.class, id);
        PagingMapping paging = new PagingMapping(request);
        int count = Math.min(MOST_VISITS, paging.number("_count", USUAL_VISITS));
        long before = (Math.max(1L, paging.number("page", 1)) - 1) * count;
        LookStore.Visits found =
                store.visits(new LookStore.Request(people.merged(id.getIdPart()), id(look), count, before), zone);
        Parameters answer = new Parameters();
        answer.addParameter().setName("visits").setValue(new DecimalType(found.every()));
        found.page().forEach(visit -> visit(answer, visit));
        reads.viewed(request, "AuditEvent");
        return answer;
    }

    private static void visit(Parameters answer, LookStore.Visit visit) {
        ParametersParameterComponent look = answer.addParameter().setName("look");
        look.addPart().setName("id").setValue(new IdType(visit.id()));
        look.addPart().setName("who").setValue(new StringType(visit.who()));
        look.addPart().setName("reason").setValue(new StringType(visit.reason()));
        if (Acting.REASON.equals(visit.reason())) {
            look.addPart().setName("as").setValue(new CodeType("proxy"));
        }
        look.addPart().setName("first").setValue(new InstantType(Date.from(visit.first())));
        look.addPart().setName("last").setValue(new InstantType(Date.from(visit.last())));
        visit.what().forEach(type -> look.addPart().setName("what").setValue(new CodeType(type)));
        look.addPart().setName("more").setValue(new BooleanType(visit.isMore()));
    }

    private static @Nullable String id(@Nullable StringType given) {
        if (given == null) {
            return null;
        }
        String id = String.valueOf(given.getValue());
        if (!ResourceKey.isId(id)) {
            throw FhirErrors.badRequest("Expected look as a logical id");
        }
        return id;
    }
}
