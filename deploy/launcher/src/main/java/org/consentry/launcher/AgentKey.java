// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.consentry.launcher.files.PrivateFile;
import org.consentry.launcher.process.StartException;

/**
 * The key from which the agent makes pseudonyms: 256 random bits in hexadecimal digits, as the agent reads them,
 * generated once. Losing it breaks every pseudonym.
 */
final class AgentKey {
    private AgentKey() {}

    static void createOnce(Path file, SecureRandom random) {
        if (Files.exists(file)) {
            return;
        }
        byte[] key = new byte[32];
        random.nextBytes(key);
        try {
            PrivateFile.write(file, HexFormat.of().formatHex(key) + "\n");
        } catch (IOException e) {
            throw new StartException("the agent's key " + file + " cannot be written", e);
        }
    }
}
