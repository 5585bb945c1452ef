// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
    @TempDir
    Path folder;

    @Test
    void findsTheVerySameProcess() {
        PidFile file = new PidFile(folder.resolve("me.pid"));

        file.write(ProcessHandle.current(), StopSignal.INT);

        assertThat(file.running()).contains(ProcessHandle.current());
        assertThat(file.signal()).isEqualTo(StopSignal.INT);
    }

    @Test
    void aProcessThatGotTheSameNumberLaterIsNotOurs() throws Exception {
        PidFile file = new PidFile(folder.resolve("stranger.pid"));

        Files.write(file.path(), List.of(Long.toString(ProcessHandle.current().pid()), "2001-01-01T00:00:00Z", "TERM"));

        assertThat(file.running()).isEmpty();
    }

    @Test
    void aBrokenFileNamesNobody() throws Exception {
        PidFile file = new PidFile(folder.resolve("broken.pid"));

        Files.writeString(file.path(), "half a li");

        assertThat(file.running()).isEmpty();
        assertThat(file.signal()).isEqualTo(StopSignal.TERM);
    }

    @Test
    void aMissingFileNamesNobody() {
        assertThat(new PidFile(folder.resolve("none.pid")).running()).isEmpty();
    }
}
