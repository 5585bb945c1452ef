// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.form;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import org.consentry.server.access.Caller;
import org.consentry.server.access.answer.FhirErrors;

/** Checks request headers that change what a request means. Each is understood, or refused by name. */
final class ResponseHeaders {
    private static final String CONDITION = "If-None-Exist";
    private static final String MATCH = "If-Match";
    private static final String NONE_MATCH = "If-None-Match";

    /** Headers that may come once: a second one would be ignored. */
    private static final List<String> ONCE =
            List.of(CONDITION, MATCH, "Content-Type", "Content-Encoding", "If-Modified-Since", Caller.REASON_HEADER);
    /**
     * Headers that this server does not support on writes: a body elsewhere or in part, a time in place of a version, a
     * Provenance beside it.
     */
    private static final List<String> NOT_ON_WRITES =
            List.of("Content-Location", "Content-Range", "If-Unmodified-Since", "X-Provenance");

    private ResponseHeaders() {}

    static void check(RequestDetails request) {
        ONCE.stream().filter(name -> all(request, name).size() > 1).findFirst().ifPresent(name -> {
            throw FhirErrors.badRequest("Expected the header " + name + " once, found it several times");
        });
        if (is(request, "X-HTTP-Method-Override")) {
            throw refused("X-HTTP-Method-Override");
        }
        boolean writes = request.getRequestType() != RequestTypeEnum.GET;
        if (writes) {
            NOT_ON_WRITES.stream().filter(name -> is(request, name)).findFirst().ifPresent(name -> {
                throw refused(name);
            });
        }
        conditions(request, writes);
        Preferences.of(request);
    }

    private static void conditions(RequestDetails request, boolean writes) {
        if (is(request, CONDITION)) {
            if (request.getRestOperationType() != RestOperationTypeEnum.CREATE) {
                throw refused(CONDITION);
            }
            if (all(request, CONDITION).get(0).isBlank()) {
                throw FhirErrors.badRequest("Expected " + CONDITION + " with a condition, found none");
            }
        }
        if (is(request, MATCH) && request.getRequestType() != RequestTypeEnum.PUT) {
            throw refused(MATCH);
        }
        if (is(request, NONE_MATCH)) {
            if (writes) {
                throw refused(NONE_MATCH);
            }
            EntityTags.known(all(request, NONE_MATCH));
        }
    }

    private static RuntimeException refused(String name) {
        return FhirErrors.badRequest("Expected no header " + name + " here, found one");
    }

    private static boolean is(RequestDetails request, String name) {
        return !all(request, name).isEmpty();
    }

    static List<String> all(RequestDetails request, String name) {
        List<String> all = request.getHeaders(name);
        return all == null ? List.of() : all;
    }
}
