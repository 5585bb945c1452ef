// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The list in {@code deploy/programs.sha256} is that of the programs which the build brings. With
 * {@code -Dprograms.write=true} it is written anew.
 */
class ProgramListTest {
    private static final Path LIST = Path.of("..", "programs.sha256");
    private static final Path PROGRAMS = Path.of("target", "programs");

    @Test
    void everyProgramOfTheBuildHasItsSum() throws IOException {
        Map<String, String> found = programs();
        Map<String, String> pinned = new TreeMap<>(list());
        if (Boolean.getBoolean("programs.write")) {
            pinned.putAll(found);
            Files.writeString(
                    LIST,
                    pinned.entrySet().stream()
                            .map(one -> one.getValue() + "  " + one.getKey() + "\n")
                            .collect(Collectors.joining()));
        }
        assertThat(list()).containsAllEntriesOf(found);
    }

    @Test
    void theLauncherReadsThatList() throws IOException {
        try (InputStream resource = PinnedSums.class.getResourceAsStream("/programs.sha256")) {
            assertThat(resource).isNotNull().hasBinaryContent(Files.readAllBytes(LIST));
        }
    }

    private static Map<String, String> programs() throws IOException {
        Map<String, String> sums = new TreeMap<>();
        for (String name : new String[] {"keycloak.zip", "payara-micro.jar"}) {
            try (InputStream content = Files.newInputStream(PROGRAMS.resolve(name))) {
                sums.put(name, Sha256.of(content));
            }
        }
        String postgres = "postgres-linux-x86_64.txz";
        try (InputStream content = ProgramListTest.class.getResourceAsStream("/" + postgres)) {
            assertThat(content).as(postgres).isNotNull();
            sums.put(postgres, Sha256.of(content));
        }
        return sums;
    }

    private static Map<String, String> list() throws IOException {
        return Files.readAllLines(LIST).stream()
                .map(line -> line.split(" {2}", 2))
                .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0]));
    }
}
