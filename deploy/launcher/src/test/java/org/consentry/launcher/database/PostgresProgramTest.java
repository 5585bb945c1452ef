// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consentry.launcher.process.StartException;
import org.consentry.launcher.supply.PinnedSums;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresProgramTest {
    private static final String NAME = "  postgres-linux-x86_64.txz\n";

    @TempDir
    Path folder;

    // Whatever archive the class path brought was unpacked and run.
    @Test
    void anArchiveThatIsNotThePinnedOneIsNotUnpacked() {
        PinnedSums other = PinnedSums.of("0".repeat(64) + NAME);
        Path program = folder.resolve("postgresql");

        assertThatThrownBy(() -> PostgresProgram.in(program, other))
                .isInstanceOf(StartException.class)
                .hasMessageContainingAll("postgres-linux-x86_64.txz", "expected SHA-256 0000", "found");
        assertThat(program.resolve("bin")).doesNotExist();
    }

    // The folder of an earlier version was taken for the one of this.
    @Test
    void programFilesOfAnEarlierArchiveAreReplaced() throws IOException {
        Path program = folder.resolve("postgresql");
        Files.createDirectories(program.resolve("bin"));
        Path earlier = Files.writeString(program.resolve("bin/earlier"), "");

        PostgresProgram found = PostgresProgram.in(program, PinnedSums.ofTheBuild());

        assertThat(found.file("postgres")).isExecutable();
        assertThat(earlier).doesNotExist();
    }
}
