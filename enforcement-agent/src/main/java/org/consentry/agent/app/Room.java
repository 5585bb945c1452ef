// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What is left of the disk that the agent writes to.
 *
 * @param folder the data folder
 * @param least bytes that must be free
 */
record Room(Path folder, long least) {

    /** Bytes that are free; none if nobody can tell. */
    long free() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Whether that is enough. A folder that cannot be looked at never is. */
    boolean isEnough() {
        return Files.isDirectory(folder) && free() >= least;
    }
}
