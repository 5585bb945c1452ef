// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Closes the folder with the agent's knowledge of patients to other accounts of the machine. The folder has mode 0700,
 * with any mask of the process, so that nothing below it can be reached.
 */
final class OwnerOnly {

    private OwnerOnly() {}

    /** Makes a folder if it is not there, and closes it to others if it is. */
    static Path folder(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        return folder;
    }
}
