// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.limit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A body was not read to its end: it came too slowly, or too many came at once. */
public final class UnreadException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private UnreadException(int status, String message) {
        super(message);
        this.status = status;
    }

    static UnreadException slow() {
        return new UnreadException(
                HttpServletResponse.SC_REQUEST_TIMEOUT,
                "Expected a body that comes at once, found one that came too slowly; nothing was saved");
    }

    static UnreadException crowded() {
        return new UnreadException(
                HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                "Expected fewer bodies at once, found as many as are read at the same time; nothing was saved");
    }

    /** The status of HTTP that says so: 408 or 503. */
    public int status() {
        return status;
    }
}
