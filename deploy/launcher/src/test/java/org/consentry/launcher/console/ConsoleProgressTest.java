// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    private final AtomicLong clock = new AtomicLong();

    @Test
    void saysWhatBeginsWhatIsWaitedForAndWhatIsReady() {
        Console console = new Console(stream, stream, new BufferedReader(Reader.nullReader()));
        try (ConsoleProgress progress = ConsoleProgress.quiet(console, clock::get)) {
            progress.begin("Keycloak");
            clock.set(Duration.ofSeconds(7).toNanos());
            progress.remind();
            clock.set(Duration.ofSeconds(9).toNanos());
            progress.done("Keycloak", Duration.ofSeconds(9));
            progress.remind();
        }

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "   0 s  starting  Keycloak",
                        "   7 s  waiting   Keycloak 7 s",
                        "   9 s  ready     Keycloak (9 s)");
    }
}
