// SPDX-License-Identifier: Apache-2.0
package org.consentry.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentProgramTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void settingsThatAreWhole() throws IOException {
        Path file = Paper.file(folder, Paper.least(folder));

        assertThat(run("check", file.toString())).isZero();
        assertThat(text(out)).isEqualTo("The settings are whole.\n");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "run"})
    void settingsThatNeedWorkStartNothing(String command) throws IOException {
        Path file = Paper.file(folder, Paper.without(Paper.least(folder), "agent-id"));

        assertThat(run(command, file.toString())).isEqualTo(1);
        assertThat(text(err)).startsWith("The settings need work:\n- agent-id: expected");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "run"})
    void aFileThatIsNotThere(String command) {
        assertThat(run(command, folder.resolve("none").toString())).isEqualTo(2);
        assertThat(text(err)).contains("none: expected a file that this account may read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "run", "check", "start it", "check a b"})
    void anotherCommandSaysHow(String words) {
        assertThat(run(words.isEmpty() ? new String[0] : words.split(" ", -1))).isEqualTo(2);
        assertThat(text(err)).startsWith("Usage: java -jar consentry-agent.jar run FILE");
    }

    @Test
    void recordsAreCheckedHereToo() {
        assertThat(run("journal", folder.resolve("none").toString(), "key")).isEqualTo(2);
        assertThat(text(err)).startsWith("expected a folder, found none at ");
    }

    private int run(String... arguments) {
        return AgentProgram.run(
                List.of(arguments),
                InstantSource.fixed(Instant.parse("2026-12-01T10:00:00Z")),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream printed) {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
