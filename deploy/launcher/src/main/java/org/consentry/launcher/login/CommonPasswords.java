// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.login;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.launcher.process.StartException;

/**
 * The passwords that the realm's policy refuses: those that leaked most often, from the list of zxcvbn, and words of
 * this place. Keycloak compares a whole password in lower case.
 */
final class CommonPasswords {
    /** Name of the list in the realm's policy. */
    static final String LIST = "common-passwords.txt";

    private static final String LEAKED = "/com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt";
    private static final String OWN = "/keycloak/words-not-for-passwords.txt";
    /** The policy refuses shorter ones anyhow. */
    private static final int LEAST = 8;

    private CommonPasswords() {}

    /** Puts the list where Keycloak reads it. */
    static void write(Path dataFolder) {
        Path file = dataFolder.resolve("password-blacklists").resolve(LIST);
        try {
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, String.join("\n", all()) + "\n");
        } catch (IOException e) {
            throw new StartException("the list of common passwords cannot be written to " + file, e);
        }
    }

    static List<String> all() throws IOException {
        return Stream.concat(lines(LEAKED), lines(OWN))
                .map(line -> line.strip().toLowerCase(Locale.ROOT))
                .filter(line -> line.length() >= LEAST)
                .distinct()
                .collect(Collectors.toUnmodifiableList());
    }

    private static Stream<String> lines(String resource) throws IOException {
        try (InputStream in = CommonPasswords.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
        }
    }
}
