// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.consentry.agent.dicomweb.body.PacedOutput;
import org.consentry.agent.dicomweb.body.RefusedBodyException;
import org.consentry.agent.dicomweb.transit.StudyBody;

/**
 * Hands objects over to who fetches them. Nobody acknowledges them, so all are sent once the last byte was taken; when
 * it is broken off, each of which a byte was taken may have been sent, however much it was. A program that hangs up
 * before the last byte would else have read an object of which its patient reads that it did not arrive.
 *
 * @param parts the objects
 * @param body made of them
 * @param partial whether something is left out
 */
record Handover(List<StudyBody.Part> parts, StudyBody body, boolean partial) {
    private static final int PIECE = 1 << 16;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    /**
     * Hands over.
     *
     * @throws RefusedBodyException if nothing may leave after all, before anything did
     * @throws IOException if it was broken off
     */
    void to(FetchAnswer answer) throws IOException {
        try (body) {
            byte[] piece = new byte[PIECE];
            long length = body.length();
            int some = first(piece);
            OutputStream out = new PacedOutput(answer.begin(partial, body.contentType(), length), System::nanoTime);
            while (some > 0) {
                out.write(piece, 0, some);
                some = body.read(piece, 0, PIECE);
            }
            out.flush();
        }
        parts.forEach(part -> part.intent().ifPresent(intent -> intent.sent(0, part.bytes())));
    }

    private int first(byte[] piece) {
        try {
            return body.read(piece, 0, PIECE);
        } catch (IOException e) {
            parts.forEach(part -> part.intent().ifPresent(intent -> intent.failed(0)));
            boolean refused = parts.getFirst().received().held().isEmpty();
            throw refused
                    ? new RefusedBodyException(NOT_FOUND, FetchDoor.NOTHING)
                    : new RefusedBodyException(UNAVAILABLE, "the agent's disk takes nothing; try again later");
        }
    }
}
