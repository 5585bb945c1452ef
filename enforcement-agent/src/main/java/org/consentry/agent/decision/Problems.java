// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.consentry.protocol.Json;
import org.jspecify.annotations.Nullable;

/** Errors as RFC 9457 problems, and as a line of a cohort. */
final class Problems {

    private static final MediaType PROBLEM = new MediaType("application", "problem+json");

    private Problems() {}

    /** An answer with that status; the text says what was expected and found, and names no patient. */
    static Response of(int status, @Nullable String detail) {
        Response.Status known = Response.Status.fromStatusCode(status);
        String title = known == null ? "Status " + status : known.getReasonPhrase();
        String body = Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", title)
                .add("status", status)
                .add("detail", detail == null ? title : detail)
                .build()
                .toString();
        return Response.status(status).type(PROBLEM).entity(body).build();
    }

    /** The line that ends a cohort's answer early. */
    static String line(long number, @Nullable String detail) {
        return Json.createObjectBuilder()
                .add("line", number)
                .add("error", String.valueOf(detail))
                .build()
                .toString();
    }
}
