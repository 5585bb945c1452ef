// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.read;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import org.consentry.server.audit.store.AuditQuery;
import org.consentry.server.audit.store.ChainStore;
import org.consentry.server.audit.store.ChainVerdict;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Shows the audit trail to patients and staff. Nobody can write the trail through this door. */
@Singleton
@Transactional
public class AuditEventProvider implements IResourceProvider {
    private static final String OUTCOME = "http://terminology.hl7.org/CodeSystem/audit-event-outcome";
    private static final String ACTION = "http://hl7.org/fhir/audit-event-action";

    private static final int USUAL_LINKS = 10_000;
    private static final int MOST_LINKS = 100_000;

    private final AuditReadMapping reads;
    private final ChainStore chain;
    private final ZoneId zone;

    /** Takes what reads for a caller, the chain, and the zone of the hospital's days. */
    @Inject
    public AuditEventProvider(AuditReadMapping reads, ChainStore chain, ZoneId zone) {
        this.reads = reads;
        this.chain = chain;
        this.zone = zone;
    }

    @Override
    public Class<AuditEvent> getResourceType() {
        return AuditEvent.class;
    }

    /** One event. */
    @Read(version = true)
    public AuditEvent read(RequestDetails request, @IdParam IdType id) {
        return reads.read(request, id);
    }

    /** Events of a patient, or for staff of a recipient or a scan, ordered by when they were recorded. */
    @Search
    public Bundle search(
            RequestDetails request,
            @OptionalParam(name = "_id") @Nullable TokenParam id,
            @OptionalParam(name = "patient") @Nullable ReferenceParam patient,
            @OptionalParam(name = "date") @Nullable DateRangeParam date,
            @OptionalParam(name = "type") @Nullable TokenOrListParam type,
            @OptionalParam(name = "subtype") @Nullable TokenOrListParam subtype,
            @OptionalParam(name = "action") @Nullable TokenOrListParam action,
            @OptionalParam(name = "outcome") @Nullable TokenOrListParam outcome,
            @OptionalParam(name = "purpose") @Nullable TokenOrListParam purpose,
            @OptionalParam(name = "agent") @Nullable ReferenceParam agent,
            @OptionalParam(name = "entity") @Nullable ReferenceParam entity) {
        AuditQuery query = codes(type, subtype, action, outcome);
        if (purpose != null) {
            query.purpose(AuditQueryMapping.tokens(purpose));
        }
        if (id != null) {
            query.id(id.getValue());
        }
        if (date != null) {
            AuditQueryMapping.recorded(query, date, zone);
        }
        if (agent != null) {
            query.agent(type(agent, "Organization"), AuditQueryMapping.id(agent, null));
        }
        if (entity != null) {
            query.entity(type(entity, "ImagingStudy"), AuditQueryMapping.id(entity, null));
        }
        String whose = patient == null ? null : AuditQueryMapping.id(patient, "Patient");
        return reads.search(request, query, whose);
    }

    /** Releases and refusals whose patient or scan is unknown here: a work list for staff. */
    @Search(queryName = "unmatched")
    public Bundle unmatched(RequestDetails request, @OptionalParam(name = "date") @Nullable DateRangeParam date) {
        AuditQuery query = new AuditQuery().unmatched();
        if (date != null) {
            AuditQueryMapping.recorded(query, date, zone);
        }
        return reads.workList(request, query);
    }

    /** What was changed that is no patient's, such as the registers of agents and of recipients: a list for staff. */
    @Search(queryName = "administration")
    public Bundle administration(RequestDetails request, @OptionalParam(name = "date") @Nullable DateRangeParam date) {
        AuditQuery query = new AuditQuery().administration();
        if (date != null) {
            AuditQueryMapping.recorded(query, date, zone);
        }
        return reads.workList(request, query);
    }

    /**
     * Checks the chain over the trail, for staff. It checks whole blocks from the link {@code from} on, until
     * {@code count} links are checked (10000, at most 100000). {@code next} says where to go on.
     */
    @Operation(name = "$verify", idempotent = true)
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Parameters verify(RequestDetails request) {
        PagingMapping paging = new PagingMapping(request);
        int most = Math.min(paging.number("count", USUAL_LINKS), MOST_LINKS);
        ChainVerdict verdict = chain.verify(Math.max(1, paging.number("from", 1)), Math.max(1, most));
        Parameters answer = new Parameters();
        answer.addParameter().setName("holds").setValue(new BooleanType(verdict.holds()));
        answer.addParameter().setName("checked").setValue(new DecimalType(verdict.checked()));
        verdict.firstBroken()
                .ifPresent(
                        number -> answer.addParameter().setName("firstBroken").setValue(new DecimalType(number)));
        answer.addParameter().setName("outside").setValue(new DecimalType(verdict.outside()));
        answer.addParameter().setName("last").setValue(new DecimalType(verdict.last()));
        if (!verdict.head().isEmpty()) {
            answer.addParameter().setName("seal").setValue(new StringType(verdict.head()));
        }
        if (verdict.next() > 0) {
            answer.addParameter().setName("next").setValue(new DecimalType(verdict.next()));
        }
        return answer;
    }

    private static AuditQuery codes(
            @Nullable TokenOrListParam type,
            @Nullable TokenOrListParam subtype,
            @Nullable TokenOrListParam action,
            @Nullable TokenOrListParam outcome) {
        AuditQuery query = new AuditQuery();
        if (type != null) {
            query.type(AuditQueryMapping.tokens(type));
        }
        if (subtype != null) {
            query.subtype(AuditQueryMapping.tokens(subtype));
        }
        if (action != null) {
            query.action(AuditQueryMapping.codes(action, ACTION));
        }
        return outcome == null ? query : query.outcome(AuditQueryMapping.codes(outcome, OUTCOME));
    }

    private static String type(ReferenceParam reference, String usual) {
        return reference.hasResourceType() ? reference.getResourceType() : usual;
    }
}
