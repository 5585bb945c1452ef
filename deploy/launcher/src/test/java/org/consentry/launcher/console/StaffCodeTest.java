// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.consentry.launcher.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaffCodeTest {
    @TempDir
    Path folder;

    @Test
    void itIsTheCodeOfTheSecretInTheRunFolder() throws IOException {
        RunFolder run = new RunFolder(folder);
        Files.writeString(run.secrets(), "staff-code=12345678901234567890\n");

        assertThat(StaffCode.text(run, () -> Instant.ofEpochSecond(59)))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("287082   good for 1 s, once")
                        .contains("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));
    }

    @Test
    void whereNothingWasStartedThereIsNone() throws IOException {
        assertThat(StaffCode.text(new RunFolder(folder), Instant::now)).isEmpty();
        Files.writeString(folder.resolve("secrets.properties"), "database=x\n");
        assertThat(StaffCode.text(new RunFolder(folder), Instant::now)).isEmpty();
    }
}
