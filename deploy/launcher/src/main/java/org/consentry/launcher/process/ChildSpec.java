// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to run.
 *
 * @param name short name, also of the log and pid files
 * @param command program and arguments; never holds a secret, since every user of the machine can read it
 * @param environment settings and secrets, on top of a few inherited harmless variables
 * @param folder working folder
 * @param stopSignal what asks this program to stop in order
 */
public record ChildSpec(
        String name, List<String> command, Map<String, String> environment, Path folder, StopSignal stopSignal) {
    public ChildSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Names the program only: the environment holds secrets. */
    @Override
    public String toString() {
        return "ChildSpec[" + name + "]";
    }
}
