// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.console;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command talks to the person who started it. The terminal's streams are taken here and nowhere else.
 *
 * @param out what was asked for
 * @param err why it could not be done
 * @param in what is typed
 */
@Terminal
public record Console(PrintStream out, PrintStream err, BufferedReader in) {
    /** The terminal this process was started from. */
    public static Console ofProcess() {
        return new Console(
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
    }
}
