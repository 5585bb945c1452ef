// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.bulk;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consentry.server.access.Caller;
import org.consentry.server.access.Callers;
import org.consentry.server.access.Duty;
import org.consentry.server.storage.work.Transactions;

/**
 * Shows an export's progress, cancels it and serves its files. To everybody but the one who ordered it, the export does
 * not exist.
 */
@WebServlet(urlPatterns = "/r4/bulk/*")
public class BulkServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("/([A-Za-z0-9.-]{1,64})(?:/([A-Za-z]{1,64}\\.ndjson))?");
    private static final String JSON = "application/json";
    private static final String OUTCOME = "application/fhir+json";
    private static final String PAUSE_SECONDS = "2";
    private static final long PERCENT = 100;

    @Inject
    private transient JobStore jobs;

    @Inject
    private transient LineStore lines;

    @Inject
    private transient Fetching fetching;

    @Inject
    private transient Transactions transactions;

    @Inject
    private transient InstantSource clock;

    /** Filled by the container. */
    @SuppressWarnings("NullAway.Init")
    public BulkServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        Matcher path = PATH.matcher(String.valueOf(request.getPathInfo()));
        Optional<Job> job = path.matches() ? own(request, path.group(1)) : Optional.empty();
        if (job.isEmpty()) {
            notHere(response);
        } else if (!inScope(request, job.get())) {
            refused(response);
        } else if (path.group(2) == null) {
            status(job.get(), response);
        } else {
            file(job.get(), path.group(2), response);
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = PATH.matcher(String.valueOf(request.getPathInfo()));
        Optional<Job> job = path.matches() && path.group(2) == null ? own(request, path.group(1)) : Optional.empty();
        if (job.isEmpty()) {
            notHere(response);
            return;
        }
        if (!inScope(request, job.get())) {
            refused(response);
            return;
        }
        String id = job.get().id();
        transactions.run(() -> jobs.locked(id).ifPresent(found -> jobs.save(found.cancelled(clock.instant()))));
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
    }

    private Optional<Job> own(HttpServletRequest request, String id) {
        return Callers.of(request).may(Duty.OFFICE)
                ? transactions
                        .call(() -> jobs.find(id))
                        .filter(job -> job.order().owner().equals(Callers.subject(request)))
                        .filter(job -> job.status() != Job.Status.CANCELLED)
                        .filter(job ->
                                job.expiresAt() == null || job.expiresAt().isAfter(clock.instant()))
                : Optional.empty();
    }

    /**
     * Whether this token could have ordered the export. A token with fewer scopes can neither follow, fetch nor cancel
     * it.
     */
    private static boolean inScope(HttpServletRequest request, Job job) {
        Caller caller = Callers.of(request);
        return caller.scopes().allowAll(caller.kind(), job.order().types(), ExportOrder.ACTIONS);
    }

    private void status(Job job, HttpServletResponse response) throws IOException {
        switch (job.status()) {
            case PACKING -> {
                response.setStatus(HttpServletResponse.SC_ACCEPTED);
                response.setHeader("Retry-After", PAUSE_SECONDS);
                response.setHeader("X-Progress", progress(job));
            }
            case READY -> {
                if (job.expiresAt() != null) {
                    response.setDateHeader("Expires", job.expiresAt().toEpochMilli());
                }
                List<String> types = transactions.call(() -> lines.types(job.id()));
                send(response, HttpServletResponse.SC_OK, JSON, Manifest.text(job, types));
            }
            case FAILED, CANCELLED ->
                send(
                        response,
                        HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                        OUTCOME,
                        Manifest.outcome("error", "exception", "The export could not be packed; ask for it again"));
        }
    }

    private void file(Job job, String name, HttpServletResponse response) throws IOException {
        if (job.status() != Job.Status.READY) {
            notHere(response);
            return;
        }
        response.setContentType("application/fhir+ndjson");
        response.setCharacterEncoding("UTF-8");
        if (name.equals(Manifest.REMARKS)) {
            response.getWriter().write(Manifest.remarks(job) + "\n");
            return;
        }
        fetching.write(job, name.substring(0, name.length() - Manifest.SUFFIX.length()), response.getWriter());
    }

    private static String progress(Job job) {
        long percent = job.patients() == 0 ? 0 : job.processed() * PERCENT / job.patients();
        return job.processed() + " of " + job.patients() + " patients (" + percent + " %)";
    }

    private static void notHere(HttpServletResponse response) throws IOException {
        send(
                response,
                HttpServletResponse.SC_NOT_FOUND,
                OUTCOME,
                Manifest.outcome("error", "not-found", "This export is not here"));
    }

    private static void refused(HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer realm=\"consentry\", error=\"insufficient_scope\"");
        send(
                response,
                HttpServletResponse.SC_FORBIDDEN,
                OUTCOME,
                Manifest.outcome("error", "forbidden", "Expected the scopes that this export was ordered with"));
    }

    private static void send(HttpServletResponse response, int status, String type, String text) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(text);
    }
}
