// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Looks for trouble in a log. Payara Micro whose port is taken or whose WAR does not deploy logs it and stays alive, so
 * a living process proves nothing.
 */
final class LogWatch {
    private static final Pattern FATAL = Pattern.compile(
            "Address already in use|PortInUse|Exception while [a-z]+ing the app.*: |OutOfMemoryError",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PROBLEM =
            Pattern.compile("ERROR|SEVERE|FATAL|Exception|" + FATAL.pattern(), Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 300;

    private final Path log;

    LogWatch(Path log) {
        this.log = log;
    }

    /** The first line that shows the program will not get ready. */
    Optional<String> fatalLine() {
        return lines().stream()
                .filter(line -> FATAL.matcher(line).find())
                .map(LogWatch::shorten)
                .findFirst();
    }

    /** The last line that looks like a problem, else the last line at all. */
    String lastProblem() {
        List<String> lines = lines().stream().filter(line -> !line.isBlank()).toList();
        return lines.stream()
                .filter(line -> PROBLEM.matcher(line).find())
                .reduce((first, second) -> second)
                .or(() -> lines.stream().reduce((first, second) -> second))
                .map(LogWatch::shorten)
                .orElse("it printed nothing");
    }

    private List<String> lines() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String shorten(String line) {
        String plain = line.replaceAll("\u001B\\[[0-9;]*m", "").strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "...";
    }
}
