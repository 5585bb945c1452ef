// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import org.consentry.server.access.answer.FhirErrors;

/** Refuses what the SMART scopes of a token do not allow. What is open to everybody stays open. */
@Interceptor
public class ScopeRules {
    /** The header WWW-Authenticate for a token with too few scopes. */
    static final String INSUFFICIENT = "Bearer realm=\"consentry\", error=\"insufficient_scope\"";

    /** Checks a request, or an entry of a bundle, before its method runs. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void check(RestOperationTypeEnum operation, RequestDetails request) {
        Caller caller = Callers.of(request);
        Scopes scopes = caller.scopes();
        if (!scopes.limits() || operation == RestOperationTypeEnum.METADATA) {
            return;
        }
        scopes.firstUnknown().ifPresent(scope -> {
            throw refused(request, withoutQuery(scope));
        });
        if (operation == RestOperationTypeEnum.TRANSACTION) {
            return;
        }
        String type = request.getResourceName() == null ? "*" : request.getResourceName();
        String actions = actions(operation, request, caller);
        boolean open = ("r".equals(actions) || "s".equals(actions))
                && TypeAccess.of(type).filter(access -> access.isPublic()).isPresent();
        if (!open) {
            need(request, caller, type, actions);
        }
        String told = OperationAccess.told(request.getOperation());
        if (!told.isEmpty()) {
            need(request, caller, told, toAsk(caller));
        }
    }

    private static void need(RequestDetails request, Caller caller, String type, String actions) {
        if (!caller.scopes().allow(caller.kind(), type, actions)) {
            throw refused(request, needed(type, actions));
        }
    }

    /** The text that refuses a scope which this server cannot enforce. */
    static String withoutQuery(String scope) {
        return "Expected scopes such as patient/Consent.rs without a query, found \"" + scope + "\"";
    }

    /** The text that refuses too few scopes. */
    static String needed(String type, String actions) {
        return "Expected a scope such as user/" + type + "." + actions + ", found none";
    }

    /** What an operation needs that reads a type: a proxy may ask, and may not search. */
    private static String toAsk(Caller caller) {
        return caller.isProxy() ? "r" : "rs";
    }

    private static String actions(RestOperationTypeEnum operation, RequestDetails request, Caller caller) {
        return switch (operation) {
            case READ, VREAD, HISTORY_INSTANCE -> "r";
            case SEARCH_TYPE, HISTORY_TYPE -> "s";
            case CREATE -> "c";
            case UPDATE -> "u";
            case DELETE -> "d";
            case EXTENDED_OPERATION_INSTANCE, EXTENDED_OPERATION_TYPE, EXTENDED_OPERATION_SERVER ->
                request.getRequestType() == RequestTypeEnum.GET ? toAsk(caller) : "cu";
            default -> "cruds";
        };
    }

    private static RuntimeException refused(RequestDetails request, String text) {
        if (request instanceof ServletRequestDetails details) {
            details.getServletResponse().setHeader("WWW-Authenticate", INSUFFICIENT);
        }
        return FhirErrors.forbidden(text);
    }
}
