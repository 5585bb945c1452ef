// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForegroundTest {
    private static final String READY = " ready in ";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void itPrintsWhatTheProgramPrintsAndEndsAsItDoes() {
        assertThat(run("echo one; echo two >&2; exit 7")).isEqualTo(7);
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("one\ntwo\n");
    }

    // Payara whose port is taken lives on and serves nothing.
    @Test
    void whatCannotGetReadyIsEnded() {
        assertThat(run("echo 'bind: Address already in use'; sleep 300")).isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("Address already in use");
    }

    @Test
    void onceReadyTheSameLineEndsNothing() {
        assertThat(run("echo 'It is ready in 5 ms'; echo 'bind: Address already in use'; exit 3"))
                .isEqualTo(3);
    }

    @Test
    void itsSettingsAreItsOwn() {
        assertThat(run("echo \"$SETTING ${JAVA_TOOL_OPTIONS-none}\"; umask")).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("as told none\n0077\n");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        ChildSpec spec = new ChildSpec("nowhere", List.of("true"), Map.of(), folder.resolve("none"), StopSignal.TERM);

        assertThatThrownBy(() -> Foreground.run(spec, READY, new PrintStream(printed, true, StandardCharsets.UTF_8)))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("nowhere cannot be started");
    }

    private int run(String script) {
        ChildSpec spec = new ChildSpec(
                "script", List.of("/bin/sh", "-c", script), Map.of("SETTING", "as told"), folder, StopSignal.TERM);
        return Foreground.run(spec, READY, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }
}
