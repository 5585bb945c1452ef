// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.answer;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.TreeSet;
import org.consentry.server.storage.database.FullDisk;
import org.consentry.server.storage.work.Outages;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/**
 * Turns every failure behind the FHIR door into an answer. The answer shows nothing of the server's insides and names
 * nobody.
 */
@Interceptor
public class FhirFailures {
    private static final System.Logger LOG = System.getLogger(FhirFailures.class.getName());
    private static final String FULL_SECONDS = "60";
    private static final String BUSY_SECONDS = "5";
    private static final String READ = FhirFailures.class.getName() + ".read";

    private final FullDisk disk;

    /** Takes the watch on the disk, which hears about every failure. */
    public FhirFailures(FullDisk disk) {
        this.disk = disk;
    }

    /** The answer to send instead of this failure; null leaves a refusal as it is. */
    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public @Nullable BaseServerResponseException answer(
            Throwable failure, RequestDetails request, HttpServletResponse response) {
        return isUnreadable(failure, request)
                ? FhirErrors.badRequest("Expected parameters that can be read, found one that cannot among: "
                        + String.join(
                                ", ", new TreeSet<>(request.getParameters().keySet())))
                : answer(failure, response);
    }

    /**
     * Marks a request whose parameters the library could read. A failure after this mark is not the fault of the
     * parameters.
     */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void read(RequestDetails request) {
        request.getUserData().put(READ, true);
    }

    /**
     * Whether the library failed to read the parameters, before any of our code ran. The library throws whatever its
     * types throw.
     */
    private static boolean isUnreadable(Throwable failure, @Nullable RequestDetails request) {
        return request != null
                && request.getRestOperationType() != null
                && !request.getParameters().isEmpty()
                && !request.getUserData().containsKey(READ)
                && (failure instanceof IllegalArgumentException
                        || failure instanceof DataFormatException
                        || failure instanceof InternalErrorException);
    }

    /** The same for an entry of a bundle. */
    public @Nullable BaseServerResponseException answer(Throwable failure, HttpServletResponse response) {
        if (failure instanceof BaseServerResponseException refusal
                && refusal.getStatusCode() < HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            return null;
        }
        if (disk.note(failure)) {
            LOG.log(Level.ERROR, "The database's disk is full; nothing can be saved until there is space");
            response.setHeader("Retry-After", FULL_SECONDS);
            return failure(
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    IssueType.NOSTORE,
                    "The database's disk is full; nothing was saved. Try again when there is space");
        }
        Optional<ClosedRecordException> closed = ClosedRecordException.in(failure);
        if (closed.isPresent()) {
            response.setHeader(ClosedRecordException.WHY, ClosedRecordException.CLOSED);
            if (!closed.get().record().isEmpty()) {
                response.setHeader(ClosedRecordException.RECORD, closed.get().record());
            }
            return failure(HttpServletResponse.SC_FORBIDDEN, IssueType.FORBIDDEN, ClosedRecordException.TEXT);
        }
        if (BusyException.isCause(failure)) {
            response.setHeader("Retry-After", BUSY_SECONDS);
            return failure(
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    IssueType.THROTTLED,
                    "Too many bodies are being checked; nothing was saved. Try again soon");
        }
        if (Outages.isOutage(failure)) {
            LOG.log(Level.WARNING, "The database does not answer; callers are asked to come back");
            response.setHeader("Retry-After", "1");
            return failure(
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    IssueType.TRANSIENT,
                    "The database does not answer; nothing was saved. Try again soon");
        }
        LOG.log(Level.ERROR, "An unexpected fault at the FHIR door", failure);
        return failure(
                HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                IssueType.EXCEPTION,
                "An unexpected fault; nothing was saved. The server's log says more");
    }

    private static BaseServerResponseException failure(int status, IssueType code, String text) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                .setCode(code)
                .setDiagnostics(text);
        UnclassifiedServerFailureException answer = new UnclassifiedServerFailureException(status, text);
        answer.setOperationOutcome(outcome);
        return answer;
    }
}
