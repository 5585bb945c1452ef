// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.consentry.agent.disclosure.DisclosureJournal;
import org.consentry.agent.disclosure.JournalHomes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalCommandTest {

    @TempDir
    Path temp;

    private Path folder;
    private Path key;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void anEmptyJournal() throws IOException {
        folder = temp.resolve("disclosures");
        key = Files.writeString(
                temp.resolve("key.pem"), JournalHomes.KEY.publicKey().pem());
        DisclosureJournal.open(JournalHomes.in(folder), () -> Instant.EPOCH).close();
    }

    @Test
    void aSoundFolderEndsWithZero() {
        assertThat(run(folder, key)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("No fault found.\n");
    }

    @Test
    void aFaultEndsWithOne() {
        assertThat(run(folder, key, Path.of("3"), Path.of("ab".repeat(32)))).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("FAULT link 3, which was noted, is gone");
    }

    @Test
    void whatCannotBeCheckedIsNamed() throws IOException {
        assertThat(run(temp.resolve("nowhere"), key)).isEqualTo(2);
        assertThat(run(folder, Files.writeString(temp.resolve("bad.pem"), "bad")))
                .isEqualTo(2);
        assertThat(run(folder, temp.resolve("none.pem"))).isEqualTo(2);
        assertThat(run(folder)).isEqualTo(2);
        assertThat(run(folder, key, Path.of("1"), Path.of("ab"))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        "expected a folder",
                        "expected a file that begins with",
                        "could not be read",
                        "Usage",
                        "64 hexadecimal digits");
    }

    private int run(Path... arguments) {
        List<String> words = List.of(arguments).stream().map(Path::toString).toList();
        return JournalCommand.run(
                words,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
