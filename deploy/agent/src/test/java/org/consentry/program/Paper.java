// SPDX-License-Identifier: Apache-2.0
package org.consentry.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files of settings for tests. */
final class Paper {
    private Paper() {}

    /** All that an agent must be told, and a key. */
    static String least(Path folder) throws IOException {
        Path key = Files.writeString(folder.resolve("pseudonyms.key"), "0123456789abcdef".repeat(4) + "\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        return """
                # What this agent must know.
                agent-id = gateway-1
                site-name = Main site
                server-url = http://localhost:8081/fhir
                oidc-issuer = http://localhost:8180/realms/consentry
                agent-client-secret = a=secret "with quotes" # and more
                data-folder = %s
                key-file = %s

                calling-ae-titles = PACS
                """.formatted(folder.resolve("data"), key);
    }

    /** The least without the lines of these settings. */
    static String without(String text, String... names) {
        return text.lines()
                        .filter(line -> Stream.of(names).noneMatch(name -> line.startsWith(name + " =")))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    /** A file that only its owner may read. */
    static Path file(Path folder, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("agent.properties"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }
}
