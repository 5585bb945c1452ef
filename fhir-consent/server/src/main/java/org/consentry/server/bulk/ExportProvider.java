// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.record.PlainProvider;
import org.consentry.server.storage.RandomIds;
import org.consentry.server.storage.work.AfterCommit;
import org.hl7.fhir.r4.model.IdType;

/**
 * Takes the order of an export: {@code $export} of everybody, at the server or at the type Patient, which is the same
 * here, or of the members of a Group.
 */
@Singleton
@Transactional
public class ExportProvider implements PlainProvider {
    private static final int MOST_AT_ONCE = 3;

    private final ExportOrderMapping orders;
    private final RosterMapping rosters;
    private final JobStore jobs;
    private final LineStore lines;
    private final RandomIds ids;
    private final AfterCommit afterCommit;
    private final PackingLoop loop;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public ExportProvider(
            ExportOrderMapping orders,
            RosterMapping rosters,
            JobStore jobs,
            LineStore lines,
            RandomIds ids,
            AfterCommit afterCommit,
            PackingLoop loop,
            InstantSource clock) {
        this.orders = orders;
        this.rosters = rosters;
        this.jobs = jobs;
        this.lines = lines;
        this.ids = ids;
        this.afterCommit = afterCommit;
        this.loop = loop;
        this.clock = clock;
    }

    /** {@code GET $export}. */
    @Operation(name = "$export", idempotent = true, manualResponse = true)
    public void all(ServletRequestDetails request) {
        begin(request, orders.order(request, null), Optional.empty());
    }

    /** {@code GET Patient/$export}. */
    @Operation(name = "$export", typeName = "Patient", idempotent = true, manualResponse = true)
    public void patients(ServletRequestDetails request) {
        begin(request, orders.order(request, null), Optional.empty());
    }

    /** {@code GET Group/x/$export}. */
    @Operation(name = "$export", typeName = "Group", idempotent = true, manualResponse = true)
    public void group(ServletRequestDetails request, @IdParam IdType id) {
        ExportOrder order = orders.order(request, id.getIdPart());
        begin(request, order, Optional.of(rosters.patients(request, id)));
    }

    private void begin(ServletRequestDetails request, ExportOrder order, Optional<List<String>> roster) {
        if (request.getRequestType() != RequestTypeEnum.GET) {
            throw FhirErrors.badRequest("Expected the export to be asked for with GET");
        }
        HttpServletResponse response = request.getServletResponse();
        if (jobs.packing(order.owner()) >= MOST_AT_ONCE) {
            throw FhirErrors.conflict("Expected at most " + MOST_AT_ONCE
                    + " exports of yours to be under way; wait for one, or cancel one");
        }
        long patients = roster.map(members -> (long) members.size()).orElseGet(lines::patients);
        Job job = Job.begin(ids.next(), order, clock.instant().truncatedTo(ChronoUnit.MILLIS), patients);
        jobs.save(job);
        roster.ifPresent(members -> lines.enroll(job.id(), members));
        afterCommit.run(loop::wake);
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        response.setHeader("Content-Location", order.base() + "/bulk/" + job.id());
    }
}
