// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.limit;

import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.consentry.server.access.answer.Problem;

/** Reads what comes to a door that is not the FHIR door. */
public final class Bodies {
    private Bodies() {}

    /**
     * The text of a body; refuses one that is longer, or breaks off, with a problem document.
     *
     * @param what what should be in it, for the refusal
     * @param limit most bytes
     */
    public static String text(InputStream body, String what, int limit) {
        return new String(bytes(body, what, limit), StandardCharsets.UTF_8);
    }

    /** The bytes of a body, refused in the same way. */
    public static byte[] bytes(InputStream body, String what, int limit) {
        try {
            byte[] bytes = body.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new Problem(
                        Status.REQUEST_ENTITY_TOO_LARGE, "Expected " + what + " of at most " + limit + " bytes");
            }
            return bytes;
        } catch (UnreadException unread) {
            throw new Problem(
                    Objects.requireNonNull(Status.fromStatusCode(unread.status())),
                    Objects.requireNonNull(unread.getMessage()));
        } catch (IOException broken) {
            throw new Problem(Status.BAD_REQUEST, "Expected a whole body");
        }
    }
}
