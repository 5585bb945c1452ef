// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class KeysTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void pStartsThePortalAnewAndSaysWhetherItWorked() {
        Queue<Optional<String>> results =
                new ArrayDeque<>(List.of(Optional.of("The portal is not compiled."), Optional.empty()));
        Console console = new Console(stream, stream, new BufferedReader(new StringReader("p\nhm\n p \n")));

        new Keys(console, results::remove).read();

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("The portal is not compiled.", Keys.HELP, "The portal runs anew (0 s).");
        assertThat(results).isEmpty();
    }
}
