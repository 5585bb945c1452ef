// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.consentry.protocol.Json;
import org.jspecify.annotations.Nullable;

/** Errors as RFC 9457 problems, and as a line of a cohort. */
public final class Problems {

    static final String TYPE = "application/problem+json";

    private Problems() {}

    /** An answer with that status; the text says what was expected and found, and names no patient. */
    static Response of(int status, @Nullable String detail) {
        return Response.status(status)
                .type(TYPE)
                .entity(document(status, detail))
                .build();
    }

    /** Writes the same where no resource class is in between. */
    public static void write(HttpServletResponse response, int status, @Nullable String detail) throws IOException {
        byte[] body = document(status, detail).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static String document(int status, @Nullable String detail) {
        Response.Status known = Response.Status.fromStatusCode(status);
        String title = known == null ? "Status " + status : known.getReasonPhrase();
        return Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", title)
                .add("status", status)
                .add("detail", detail == null ? title : detail)
                .build()
                .toString();
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
