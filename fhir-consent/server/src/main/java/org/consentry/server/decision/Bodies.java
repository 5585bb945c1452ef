// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.decision;

import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.consentry.server.access.Problem;

/** Reads questions, none longer than a megabyte. */
final class Bodies {
    private static final int LIMIT_BYTES = 1 << 20;

    private Bodies() {}

    static String text(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(LIMIT_BYTES + 1);
            if (bytes.length > LIMIT_BYTES) {
                throw new Problem(
                        Status.REQUEST_ENTITY_TOO_LARGE, "Expected a question of at most " + LIMIT_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new Problem(Status.BAD_REQUEST, "Expected a whole body");
        }
    }
}
