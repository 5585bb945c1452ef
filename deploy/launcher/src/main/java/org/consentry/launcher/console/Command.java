// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.console;

/** What a command line asks for. */
public sealed interface Command {
    /** Run the demo. */
    record Run(DemoOptions options) implements Command {}

    /** Explain the options. */
    record Help() implements Command {}

    /**
     * Cannot be understood.
     *
     * @param problem one line that names the word that is wrong
     */
    record Wrong(String problem) implements Command {}
}
