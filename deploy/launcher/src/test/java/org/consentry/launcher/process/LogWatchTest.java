// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogWatchTest {
    private static final String FATAL = "java.net.BindException: Address already in use";

    @TempDir
    Path folder;

    @Test
    void aLineIsFoundThatCameAfterTheLastLook() throws IOException {
        Path log = Files.writeString(folder.resolve("log"), "starting\n");
        LogWatch watch = new LogWatch(log);
        assertThat(watch.fatalLine()).isEmpty();

        Files.writeString(log, FATAL + "\nwaiting\n", StandardOpenOption.APPEND);

        assertThat(watch.fatalLine()).contains(FATAL);
    }

    @Test
    void aLineIsFoundThatWasWrittenInTwoPieces() throws IOException {
        Path log = Files.writeString(folder.resolve("log"), "starting\n" + FATAL.substring(0, 35));
        LogWatch watch = new LogWatch(log);
        assertThat(watch.fatalLine()).isEmpty();

        Files.writeString(log, FATAL.substring(35), StandardOpenOption.APPEND);

        assertThat(watch.fatalLine()).contains(FATAL);
    }

    // Each look read the whole log again, five times a second.
    @Test
    void whatWasLookedAtIsNotReadAgain() throws IOException {
        Path log = Files.writeString(folder.resolve("log"), FATAL + "\n");
        LogWatch watch = new LogWatch(log);
        assertThat(watch.fatalLine()).contains(FATAL);

        assertThat(watch.fatalLine()).isEmpty();
        assertThat(watch.lastProblem()).isEqualTo(FATAL);
    }

    @Test
    void whereThereIsNoLogNothingIsFatal() {
        LogWatch watch = new LogWatch(folder.resolve("none"));

        assertThat(watch.fatalLine()).isEmpty();
        assertThat(watch.lastProblem()).isEqualTo("it printed nothing");
    }
}
