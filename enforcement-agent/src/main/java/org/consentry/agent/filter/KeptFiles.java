// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter;

import java.io.IOException;
import java.nio.file.Path;

/** Where files go that may leave. Closed without {@link #publish}, nothing is left of it. */
interface KeptFiles extends AutoCloseable {
    /**
     * Keeps a file.
     *
     * @param path below the folder
     * @param judged what was read of it
     */
    void add(Path path, ScanFile judged) throws IOException;

    /** Gives it its name. */
    void publish() throws IOException;

    @Override
    void close() throws IOException;
}
