// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.process;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
    @TempDir
    Path folder;

    @Test
    void onlyOneMayHoldIt() {
        Path file = folder.resolve("launcher.lock");
        RunLock first = RunLock.take(file);

        assertThatThrownBy(() -> RunLock.take(file)).hasMessageContaining("already uses the folder");

        first.close();
        assertThatNoException().isThrownBy(() -> RunLock.take(file).close());
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        Path notAFolder = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> RunLock.take(notAFolder.resolve("launcher.lock")))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("cannot be created or written by this user")
                .hasMessageContaining("--run-folder");
    }
}
