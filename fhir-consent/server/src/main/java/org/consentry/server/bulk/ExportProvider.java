// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.consentry.server.access.Answers;
import org.consentry.server.access.PlainProvider;
import org.consentry.server.storage.AfterCommit;
import org.consentry.server.storage.RandomIds;

/** The kick-off: {@code $export} of everybody, at the server or at the type Patient, which is the same here. */
@Singleton
@Transactional
public class ExportProvider implements PlainProvider {
    private static final int MOST_AT_ONCE = 3;

    private final OrderMapping orders;
    private final JobStore jobs;
    private final LineStore lines;
    private final RandomIds ids;
    private final AfterCommit afterCommit;
    private final PackingLoop loop;
    private final InstantSource clock;

    /** Takes its collaborators. */
    @Inject
    public ExportProvider(
            OrderMapping orders,
            JobStore jobs,
            LineStore lines,
            RandomIds ids,
            AfterCommit afterCommit,
            PackingLoop loop,
            InstantSource clock) {
        this.orders = orders;
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
        begin(request);
    }

    /** {@code GET Patient/$export}. */
    @Operation(name = "$export", typeName = "Patient", idempotent = true, manualResponse = true)
    public void patients(ServletRequestDetails request) {
        begin(request);
    }

    private void begin(ServletRequestDetails request) {
        if (request.getRequestType() != RequestTypeEnum.GET) {
            throw Answers.badRequest("Expected the export to be asked for with GET");
        }
        Order order = orders.order(request);
        HttpServletResponse response = request.getServletResponse();
        if (jobs.packing(order.owner()) >= MOST_AT_ONCE) {
            throw Answers.conflict("Expected at most " + MOST_AT_ONCE
                    + " exports of yours to be under way; wait for one, or cancel one");
        }
        Job job = Job.begin(ids.next(), order, clock.instant().truncatedTo(ChronoUnit.MILLIS), lines.patients());
        jobs.save(job);
        afterCommit.run(loop::wake);
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        response.setHeader("Content-Location", order.base() + "/bulk/" + job.id());
    }
}
