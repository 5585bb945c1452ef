// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.sharing;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.audit.read.AuditReadMapping;
import org.consentry.server.audit.read.PagingMapping;
import org.consentry.server.audit.waiting.WaitingScan;
import org.consentry.server.audit.waiting.WaitingStore;
import org.consentry.server.fhir.person.LinkedPatients;
import org.consentry.server.fhir.record.FhirRecords;
import org.consentry.server.fhir.record.PlainProvider;
import org.consentry.server.storage.ResourceKey;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code Patient/x/$sharing}: one page of who got something of a patient and who was refused, with the numbers
 * over all pages. It is for the patient, and for staff with a reason.
 */
@Singleton
@Transactional
public class SharingProvider implements PlainProvider {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private final FhirRecords records;
    private final LinkedPatients people;
    private final AuditReadMapping reads;
    private final SharingStore store;
    private final SharingAnswerMapping answers;
    private final WaitingStore waiting;
    private final ZoneId zone;

    /** Takes its collaborators, and the zone of the hospital's days and years. */
    @Inject
    public SharingProvider(
            FhirRecords records,
            LinkedPatients people,
            AuditReadMapping reads,
            SharingStore store,
            SharingAnswerMapping answers,
            WaitingStore waiting,
            ZoneId zone) {
        this.records = records;
        this.people = people;
        this.reads = reads;
        this.store = store;
        this.answers = answers;
        this.waiting = waiting;
        this.zone = zone;
    }

    /**
     * Lines, newest first: {@code _count} of them (50, at most 200), from page {@code page} on; the first page is 1.
     * Before the lines of the first page comes what waits to be sent, which is no line yet.
     */
    @Operation(name = "$sharing", typeName = "Patient", idempotent = true)
    public Parameters sharing(
            RequestDetails request,
            @IdParam IdType id,
            @OperationParam(name = "year") @Nullable StringType year,
            @OperationParam(name = "recipient") @Nullable StringType recipient,
            @OperationParam(name = "purpose") @Nullable StringType purpose,
            @OperationParam(name = "scan") @Nullable StringType scan,
            @OperationParam(name = "outcome") @Nullable StringType outcome,
            @OperationParam(name = "name") @Nullable StringType name,
            @OperationParam(name = "line") @Nullable StringType line) {
        records.stored(request, Patient.class, id);
        Instant from = year == null ? null : firstOf(number(year));
        Sharing.Request wanted = new Sharing.Request(
                people.merged(id.getIdPart()),
                from,
                year == null ? null : firstOf(number(year) + 1),
                id(recipient),
                purpose == null ? null : purpose.getValue(),
                id(line),
                new LineKind(
                        id(scan),
                        outcome == null
                                ? null
                                : LineKind.Outcome.of(String.valueOf(outcome.getValue()))
                                        .orElseThrow(() -> FhirErrors.badRequest(
                                                "Expected outcome as sent, failed, uncertain, refused or waits")),
                        name == null
                                ? null
                                : LineKind.Name.of(String.valueOf(name.getValue()))
                                        .orElseThrow(() -> FhirErrors.badRequest("Expected name as off or on"))));
        PagingMapping paging = new PagingMapping(request);
        long before = (Math.max(1L, paging.number("page", 1)) - 1) * paging.count();
        Parameters answer = answers.of(
                store.summary(wanted, zone), store.page(wanted, paging.count(), before), before + paging.count());
        if (before == 0) {
            answers.waiting(
                    answer,
                    waiting.of(wanted.records()).stream()
                            .filter(each -> isWanted(each, wanted))
                            .limit(paging.count())
                            .toList());
        }
        reads.viewed(request, "AuditEvent");
        return answer;
    }

    private static boolean isWanted(WaitingScan scan, Sharing.Request wanted) {
        return (wanted.from() == null || !scan.since().isBefore(wanted.from()))
                && (wanted.until() == null || scan.since().isBefore(wanted.until()))
                && (wanted.recipient() == null || wanted.recipient().equals(scan.recipient()))
                && (wanted.why() == null || wanted.why().equals(scan.purpose()))
                && (wanted.line() == null || wanted.line().equals(scan.id()))
                && wanted.kind().wants(scan);
    }

    private Instant firstOf(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant();
    }

    private static int number(StringType year) {
        String text = String.valueOf(year.getValue());
        int number = text.matches("[0-9]{4}") ? Integer.parseInt(text) : 0;
        if (number < FIRST_YEAR || number > LAST_YEAR) {
            throw FhirErrors.badRequest("Expected year as four digits, from " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        return number;
    }

    private static @Nullable String id(@Nullable StringType given) {
        if (given == null) {
            return null;
        }
        String id = String.valueOf(given.getValue());
        if (!ResourceKey.isId(id)) {
            throw FhirErrors.badRequest("Expected recipient, scan and line as logical ids");
        }
        return id;
    }
}
