// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.form;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Set;
import org.consentry.server.access.answer.FhirErrors;
import org.consentry.server.fhir.reference.ServerAddress;
import org.hl7.fhir.r4.model.Parameters;

/** Refuses parameters and headers that the library would read in part or not at all, before the library reads them. */
@Interceptor
@Singleton
public class RequestRules {
    /** Parameters for the form of the answer. */
    private static final Set<String> FORM = Set.of("_format", "_pretty");

    private static final Set<String> PARTS = Set.of("_format", "_pretty", "_summary", "_elements");
    private static final Set<String> STATEMENT = Set.of("_format", "_pretty", "_summary", "_elements", "mode");

    private final AnswerShape shape;
    private final TypedParameters typed;

    /** Takes R4, and this server's own addresses. */
    @Inject
    public RequestRules(FhirContext fhir, ServerAddress addresses) {
        this.shape = new AnswerShape(fhir);
        this.typed = new TypedParameters(addresses);
    }

    /** Checks a request that came alone. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void check(RequestDetails request) {
        ResponseHeaders.check(request);
        parameters(request);
    }

    /** Checks the parameters of a request, which may be an entry of a bundle. */
    public void parameters(RequestDetails request) {
        request.getParameters().forEach(RequestRules::written);
        switch (Objects.requireNonNull(request.getRestOperationType())) {
            case READ, VREAD -> only(request, PARTS);
            case CREATE, TRANSACTION -> only(request, FORM);
            case METADATA -> only(request, STATEMENT);
            case UPDATE -> update(request);
            case EXTENDED_OPERATION_INSTANCE, EXTENDED_OPERATION_TYPE, EXTENDED_OPERATION_SERVER ->
                OperationInput.parameters(request);
            default -> {}
        }
        typed.check(request);
        shape.settle(request);
    }

    /** Checks the names in the body of an operation. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void body(RestOperationTypeEnum operation, RequestDetails request) {
        if (request.getResource() instanceof Parameters sent) {
            OperationInput.body(request.getOperation(), sent);
        }
    }

    private static void written(String name, String[] values) {
        if (name.indexOf('\0') >= 0) {
            throw FhirErrors.badRequest("Expected names of parameters without the character NUL");
        }
        for (String value : values) {
            if (value == null || value.isBlank()) {
                throw FhirErrors.badRequest("Expected a value of the parameter " + name + ", found none");
            }
            if (value.indexOf('\0') >= 0) {
                throw FhirErrors.badRequest("Expected " + name + " without the character NUL");
            }
        }
    }

    /** Checks the parameters of an update. With an id in the address there is no condition to read. */
    private static void update(RequestDetails request) {
        if (request.getId() != null && request.getId().hasIdPart()) {
            only(request, FORM);
        }
    }

    static void only(RequestDetails request, Set<String> known) {
        request.getParameters().keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw FhirErrors.badRequest("Expected here only the parameters "
                            + String.join(", ", known.stream().sorted().toList()) + "; found \"" + name + "\"");
                });
    }
}
