// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.app;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ca.uhn.fhir.validation.SingleValidationMessage;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.consentry.server.access.Answers;
import org.hl7.fhir.r4.model.OperationOutcome;

/** Refuses a body that is not JSON with 400 and one that is not R4 with 422, before any provider sees it. */
@Interceptor
public class BodyRules {
    private final Validation validation;

    BodyRules(Validation validation) {
        this.validation = validation;
    }

    /** Checks what is to be written. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void check(RequestDetails request) {
        boolean writes = request.getRequestType() == RequestTypeEnum.PUT
                || (request.getRequestType() == RequestTypeEnum.POST && request.getOperation() == null);
        if (!writes) {
            return;
        }
        if (EncodingEnum.forContentTypeStrict(request.getHeader("Content-Type")) != EncodingEnum.JSON) {
            throw Answers.badRequest("Expected a body of type application/fhir+json");
        }
        String text = new String(request.loadRequestContents(), StandardCharsets.UTF_8);
        wellFormed(text);
        List<SingleValidationMessage> mistakes = validation.mistakes(text);
        if (!mistakes.isEmpty()) {
            throw new UnprocessableEntityException("The resource breaks rules of R4", outcome(mistakes));
        }
    }

    private static void wellFormed(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            if (!reader.readObject().containsKey("resourceType")) {
                throw Answers.badRequest("Expected a JSON object with a resourceType");
            }
        } catch (JsonException malformed) {
            throw Answers.badRequest("Expected one well-formed JSON object");
        }
    }

    private static OperationOutcome outcome(List<SingleValidationMessage> mistakes) {
        OperationOutcome outcome = new OperationOutcome();
        for (SingleValidationMessage mistake : mistakes) {
            OperationOutcome.OperationOutcomeIssueComponent issue = outcome.addIssue()
                    .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                    .setCode(OperationOutcome.IssueType.INVALID)
                    .setDiagnostics(mistake.getMessage());
            if (mistake.getLocationString() != null) {
                issue.addExpression(mistake.getLocationString());
            }
        }
        return outcome;
    }
}
