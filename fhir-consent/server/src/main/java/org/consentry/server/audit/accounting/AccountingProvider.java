// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.accounting;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.consentry.server.audit.read.AuditReadMapping;
import org.consentry.server.audit.read.PagingMapping;
import org.consentry.server.fhir.form.DateSpan;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.fhir.record.FhirRecords;
import org.consentry.server.fhir.record.PlainProvider;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code Patient/x/$accounting}, the patient's accounting of disclosures, with the same lines as FHIR, JSON or
 * CSV. Answers {@code Patient/x/$findUsage}, who used the data, when and for what, in the form of Estonia's data
 * tracker.
 */
@Singleton
@Transactional
public class AccountingProvider implements PlainProvider {
    private final FhirRecords records;
    private final LinkedPatients people;
    private final AuditReadMapping reads;
    private final Accounting accounting;
    private final AccountingNames names;
    private final Usages usages;
    private final AccountingLaw law;
    private final FhirContext fhir;
    private final InstantSource clock;
    private final ZoneId zone;

    /** Takes its collaborators. */
    @Inject
    public AccountingProvider(
            FhirRecords records,
            LinkedPatients people,
            AuditReadMapping reads,
            Accounting accounting,
            AccountingNames names,
            Usages usages,
            AccountingLaw law,
            FhirContext fhir,
            InstantSource clock,
            ZoneId zone) {
        this.records = records;
        this.people = people;
        this.reads = reads;
        this.accounting = accounting;
        this.names = names;
        this.usages = usages;
        this.law = law;
        this.fhir = fhir;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Lines, newest first. Without {@code start} they go back as far as the law asks. With {@code legal} they never go
     * back further than that.
     */
    @Operation(name = "$accounting", typeName = "Patient", idempotent = true, manualResponse = true)
    public void accounting(
            RequestDetails request,
            HttpServletResponse response,
            @IdParam IdType id,
            @OperationParam(name = "start") @Nullable DateType start,
            @OperationParam(name = "end") @Nullable DateType end,
            @OperationParam(name = "legal") @Nullable BooleanType legal,
            @OperationParam(name = "series") @Nullable BooleanType series)
            throws IOException {
        records.stored(request, Patient.class, id);
        Instant now = clock.instant();
        AccountingDuty duty = AccountingDuty.of(law.accounting(now), now, zone);
        boolean legalOnly = legal != null && legal.booleanValue();
        Instant oldest = duty.since();
        Instant asked = start == null ? oldest : DateSpan.of(start, zone).low();
        Accounting.Request what = new Accounting.Request(
                id.getIdPart(),
                people.merged(id.getIdPart()),
                legalOnly && asked.isBefore(oldest) ? oldest : asked,
                end == null ? null : DateSpan.of(end, zone).high(),
                legalOnly,
                duty);
        PagingMapping paging = new PagingMapping(request);
        Accounting.Page page = series != null && series.booleanValue()
                ? new Accounting.Page(accounting.series(what), null)
                : accounting.page(what, Math.max(1, paging.count()), paging.cursor());
        reads.viewed(request, "AuditEvent");
        AccountingAnswerMapping answer =
                new AccountingAnswerMapping(what, page, paging.next(page.next()), new AccountingCells(names.session()));
        answer.send(request, response, fhir);
    }

    /** Usages, newest first; {@code offset} is the number of the first one wanted, from 1. */
    @Operation(name = "$findUsage", typeName = "Patient", idempotent = true, manualResponse = true)
    public void findUsage(RequestDetails request, HttpServletResponse response, @IdParam IdType id) throws IOException {
        records.stored(request, Patient.class, id);
        PagingMapping paging = new PagingMapping(request);
        String body = usages.find(
                people.merged(id.getIdPart()),
                paging.number("offset", 1),
                paging.number("limit", Usages.DEFAULT_LIMIT));
        reads.viewed(request, "AuditEvent");
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(body);
    }
}
