// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import java.io.InputStream;
import java.net.http.HttpClient;
import org.consentry.agent.dicomweb.body.MediaType;

/**
 * What comes from the archive. Closing gives up what was not read.
 *
 * @param partial whether the archive says that there are more
 * @param body its body, not read yet
 * @param type of its body, one that answers the question
 * @param client the connection
 */
public record OriginAnswer(boolean partial, InputStream body, MediaType type, HttpClient client)
        implements AutoCloseable {
    @Override
    public void close() {
        client.shutdownNow();
    }
}
