// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader that is not there, fails, hangs or talks nonsense. */
class ReaderRunTest {
    private static final GreyImage BLACK = new GreyImage(400, 400, GreyImage.Ground.SHADED, new byte[160_000]);

    @TempDir
    Path folder;

    @Test
    void aProgramThatIsNotThereIsNamed() {
        assertRefused(folder.resolve("nothing"), Duration.ofSeconds(20), "cannot be started");
    }

    @Test
    void aProgramThatFailsIsNoReader() throws IOException {
        assertRefused(script("cat >/dev/null; exit 1"), Duration.ofSeconds(20), "failed");
    }

    @Test
    void aProgramThatDoesNotListenIsNoReader() throws IOException {
        assertRefused(script("exec 0<&-; exit 3"), Duration.ofSeconds(20), "failed");
    }

    /** Its child keeps the output open; both are ended. */
    @Test
    void aProgramThatHangsIsEnded() throws IOException {
        assertRefused(script("cat >/dev/null; sleep 600; exit 0"), Duration.ofMillis(300), "longer");
    }

    @Test
    void aProgramThatTakesNothingIsEnded() throws IOException {
        assertRefused(script("sleep 600"), Duration.ofMillis(300), "longer");
    }

    @Test
    void nonsenseIsNoAnswer() throws IOException {
        assertRefused(script("cat >/dev/null; echo nothing to see here"), Duration.ofSeconds(20), "cannot be read");
    }

    @Test
    void endlessNonsenseIsNoAnswer() throws IOException {
        assertRefused(script("cat >/dev/null; exec yes"), Duration.ofSeconds(20), "failed");
    }

    @Test
    void itGetsThePictureAndNothingOfOurEnvironment() throws IOException {
        Path program = script("wc -c; env");

        String printed = new ReaderRun(List.of(program.toString())).printed(BLACK, Duration.ofSeconds(20));

        assertThat(printed.lines().map(String::strip))
                .contains("160015", "OMP_THREAD_LIMIT=1")
                .noneMatch(line -> line.startsWith("HOME=") || line.startsWith("JAVA"));
    }

    private Path script(String commands) throws IOException {
        Path file = Files.writeString(folder.resolve("reader"), "#!/bin/sh\n" + commands + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private static void assertRefused(Path program, Duration time, String why) {
        assertThatThrownBy(() -> new Tesseract(program, time).find(BLACK))
                .isInstanceOf(UnclearPixelsException.class)
                .hasMessageContaining(why);
    }
}
