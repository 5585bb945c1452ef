// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.launcher.process.Children;
import org.consentry.launcher.process.StartException;
import org.consentry.launcher.supply.PinnedSums;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayaraMicroTest {
    @TempDir
    Path folder;

    // Whatever was called payara-micro.jar was started.
    @Test
    void aJarThatIsNotThePinnedOneIsNotStarted() throws IOException {
        Path jar = Files.write(folder.resolve("payara-micro.jar"), new byte[] {'P', 'K', 5, 6});
        PayaraSettings settings = new PayaraSettings(
                "agent",
                jar,
                List.of(),
                "127.0.0.1",
                8080,
                List.of(),
                Optional.empty(),
                List.of(),
                Map.of(),
                folder.resolve("agent"),
                List.of(URI.create("http://localhost/")));
        Children children = new Children(folder.resolve("pids"), folder.resolve("logs"));

        assertThatThrownBy(() -> new PayaraMicro(settings, PinnedSums.ofTheBuild()).start(children))
                .isInstanceOf(StartException.class)
                .hasMessageContainingAll("payara-micro.jar", "expected SHA-256", "found");
        assertThat(folder.resolve("agent")).doesNotExist();
        assertThat(folder.resolve("logs")).doesNotExist();
    }
}
