// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import java.io.InputStream;
import java.net.http.HttpClient;
import org.consentry.agent.dicomweb.body.MultipartInput;

/**
 * Objects that come from the archive. Closing gives up what was not read.
 *
 * @param partial whether the archive says that there are more
 * @param body its body, not read yet
 * @param boundary what stands between its parts
 * @param client the connection
 */
record OriginAnswer(boolean partial, InputStream body, String boundary, HttpClient client) implements AutoCloseable {

    /** The parts, of which a reader such as one that counts reads the bytes. */
    MultipartInput parts(InputStream bounded) {
        return new MultipartInput(bounded, boundary);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
