// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.answer;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * Makes the refusals of the FHIR door. The exception's message is fit for logs. Only the OperationOutcome names a
 * resource.
 */
public final class FhirErrors {
    private static final int NOT_ACCEPTABLE = 406;
    private static final int UNSUPPORTED_MEDIA = 415;
    private static final int PRECONDITION_REQUIRED = 428;

    private FhirErrors() {}

    /**
     * 404. The answer is the same for a resource that does not exist and for one that the caller may not know about.
     */
    public static ResourceNotFoundException notHere(String reference) {
        return new ResourceNotFoundException("Not here", outcome(IssueType.NOTFOUND, reference + " is not here"));
    }

    /** 400: the request is malformed. */
    public static InvalidRequestException badRequest(String text) {
        return new InvalidRequestException(text, outcome(IssueType.INVALID, text));
    }

    /** 403: the caller may not do this. */
    public static ForbiddenOperationException forbidden(String text) {
        return new ForbiddenOperationException(text, outcome(IssueType.FORBIDDEN, text));
    }

    /** 405: the method is not one of ours. */
    public static MethodNotAllowedException notAllowed(String text) {
        return new MethodNotAllowedException(text, outcome(IssueType.NOTSUPPORTED, text));
    }

    /** 406: the caller accepts no format of ours. */
    public static BaseServerResponseException notAcceptable(String text) {
        UnclassifiedServerFailureException answer = new UnclassifiedServerFailureException(NOT_ACCEPTABLE, text);
        answer.setOperationOutcome(outcome(IssueType.NOTSUPPORTED, text));
        return answer;
    }

    /** 415: the body is in another format. */
    public static BaseServerResponseException unsupportedMedia(String text) {
        UnclassifiedServerFailureException answer = new UnclassifiedServerFailureException(UNSUPPORTED_MEDIA, text);
        answer.setOperationOutcome(outcome(IssueType.NOTSUPPORTED, text));
        return answer;
    }

    /** 409: the request contradicts what is stored. */
    public static ResourceVersionConflictException conflict(String text) {
        return new ResourceVersionConflictException("Conflict", outcome(IssueType.CONFLICT, text));
    }

    /** 412: the caller's change follows a version that is no longer the current one. */
    public static PreconditionFailedException otherVersion(String expected, int found) {
        String text = "Expected version " + expected + " to be current, found version " + found
                + "; read it, then send your change with If-Match: W/\"" + found + "\"";
        return new PreconditionFailedException("Other version", outcome(IssueType.CONFLICT, text));
    }

    /** 412: a condition that should match one resource matches several. */
    public static PreconditionFailedException severalMatches(String type) {
        String text = "Expected a condition that finds one " + type + " at most, found several";
        return new PreconditionFailedException("Several matches", outcome(IssueType.MULTIPLEMATCHES, text));
    }

    /** 412: a conditional reference does not match exactly one resource. */
    public static PreconditionFailedException noSingleMatch(String type, int found) {
        String text = "Expected a conditional reference that finds one " + type + ", found "
                + (found == 0 ? "none" : "several");
        return new PreconditionFailedException("No single match", outcome(IssueType.MULTIPLEMATCHES, text));
    }

    /** 428: a change lacks the header that says which version it follows. */
    public static BaseServerResponseException ifMatchNeeded() {
        String text = "Expected the header If-Match with the version you saw, such as W/\"1\", found none";
        UnclassifiedServerFailureException answer = new UnclassifiedServerFailureException(PRECONDITION_REQUIRED, text);
        answer.setOperationOutcome(outcome(IssueType.REQUIRED, text));
        return answer;
    }

    private static OperationOutcome outcome(IssueType code, String text) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                .setCode(code)
                .setDiagnostics(text);
        return outcome;
    }
}
