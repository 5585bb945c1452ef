// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeObjectIT {
    @TempDir
    Path temp;

    @Test
    void anObjectOfFiveHundredMegabytesPassesAHeapOfSixtyFour() throws IOException, InterruptedException {
        assertPasses("500");
    }

    @Test
    void itAlsoWaitsInThere() throws IOException, InterruptedException {
        assertPasses("500", "waits");
    }

    @Test
    void itAlsoWaitsThereForThreeAtOnce() throws IOException, InterruptedException {
        assertPasses("500", "shared");
    }

    private void assertPasses(String... arguments) throws IOException, InterruptedException {
        Path log = temp.resolve("log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                LargeObject.class.getName(),
                temp.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();

        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }
}
