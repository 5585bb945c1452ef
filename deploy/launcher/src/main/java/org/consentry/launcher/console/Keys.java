// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.console;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** What a developer types while everything runs: {@code p} and Enter builds the portal and starts it anew. */
final class Keys {
    static final String HELP = "Type p and Enter to build the portal and start it anew; Ctrl-C stops everything.";

    private final Console console;
    private final Supplier<Optional<String>> renewal;

    /** @param renewal builds and starts the portal; why it could not, or empty */
    Keys(Console console, Supplier<Optional<String>> renewal) {
        this.console = console;
        this.renewal = renewal;
    }

    /** Reads and does until there is nothing more to read, as when no terminal is there. */
    void read() {
        try {
            String typed = console.in().readLine();
            while (typed != null) {
                act(typed.strip());
                typed = console.in().readLine();
            }
        } catch (IOException e) {
            console.err().println("Nothing more can be read from the terminal: " + e.getMessage());
        }
    }

    private void act(String typed) {
        if (!typed.equals("p")) {
            console.out().println(HELP);
            return;
        }
        long begin = System.nanoTime();
        Optional<String> problem = renewal.get();
        console.out()
                .println(problem.orElseGet(
                        () -> "The portal runs anew (" + (System.nanoTime() - begin) / 1_000_000_000 + " s)."));
    }
}
