// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.console;

/** What a command line asks for. */
public sealed interface DemoCommand {
    /** Run the demo. */
    record Run(DemoOptions options) implements DemoCommand {}

    /** Do once what a first start would do before anything else. */
    record Prepare(DemoOptions options) implements DemoCommand {}

    /** Explain the options. */
    record Help() implements DemoCommand {}

    /**
     * Cannot be understood.
     *
     * @param problem one line that names the word that is wrong
     */
    record Wrong(String problem) implements DemoCommand {}
}
