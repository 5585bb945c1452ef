// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "LC_ALL", "USER", "TZ");
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    public ChildSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** What starts it: in a session of its own, with nothing to read, and errors among the rest of its output. */
    ProcessBuilder builder() {
        // What it writes is for its owner only.
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", "umask 077; exec \"$@\"", "sh"));
        if (Files.isExecutable(SETSID)) {
            words.add(SETSID.toString());
        }
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true);
        Map<String, String> inherited = new TreeMap<>(builder.environment());
        inherited.keySet().retainAll(INHERITED);
        builder.environment().clear();
        builder.environment().putAll(inherited);
        builder.environment().putAll(environment);
        return builder;
    }

    /** Names the program only: the environment holds secrets. */
    @Override
    public String toString() {
        return "ChildSpec[" + name + "]";
    }
}
