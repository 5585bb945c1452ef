// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.answer;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.consentry.server.storage.database.FullDisk;
import org.consentry.server.storage.work.Outages;

/** Turns every failure behind the agents' door into a problem document. The document names nobody. */
@Provider
@Dependent
public class AgentFailures implements ExceptionMapper<Throwable> {
    private static final System.Logger LOG = System.getLogger(AgentFailures.class.getName());
    private static final String FULL_SECONDS = "60";

    private final FullDisk disk;

    /** Takes the watch on the disk, which hears about every failure. */
    @Inject
    public AgentFailures(FullDisk disk) {
        this.disk = disk;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        // What fails while an agent waits comes wrapped.
        Throwable failure =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (failure instanceof WebApplicationException refusal) {
            Response response = refusal.getResponse();
            Status status = Status.fromStatusCode(response.getStatus());
            return response.hasEntity() || status == null
                    ? response
                    : Problem.response(status, status.getReasonPhrase()).build();
        }
        if (disk.note(failure)) {
            LOG.log(Level.ERROR, "The database's disk is full; nothing can be saved until there is space");
            return Problem.response(
                            Status.SERVICE_UNAVAILABLE,
                            "The database's disk is full; nothing was saved. Try again when there is space")
                    .header(HttpHeaders.RETRY_AFTER, FULL_SECONDS)
                    .build();
        }
        Optional<ClosedRecordException> closed = ClosedRecordException.in(failure);
        if (closed.isPresent()) {
            return Problem.response(Status.FORBIDDEN, ClosedRecordException.TEXT)
                    .header(ClosedRecordException.WHY, ClosedRecordException.CLOSED)
                    .header(
                            ClosedRecordException.RECORD,
                            closed.get().record().isEmpty()
                                    ? null
                                    : closed.get().record())
                    .build();
        }
        if (Outages.isOutage(failure)) {
            LOG.log(Level.WARNING, "The database does not answer; agents are asked to come back");
            return Problem.response(Status.SERVICE_UNAVAILABLE, "The database does not answer; nothing was changed")
                    .header(HttpHeaders.RETRY_AFTER, "1")
                    .build();
        }
        LOG.log(Level.ERROR, "An unexpected fault at the agents' door", failure);
        return Problem.response(Status.INTERNAL_SERVER_ERROR, "An unexpected fault; see the server's log")
                .build();
    }
}
