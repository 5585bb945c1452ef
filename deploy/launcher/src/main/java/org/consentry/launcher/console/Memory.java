// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory programs can still get, as Linux tells it. */
final class Memory {
    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");

    private Memory() {}

    /** In MiB; {@link Long#MAX_VALUE} where the system does not tell. */
    static long availableMegabytes() {
        try {
            return availableMegabytes(Files.readAllLines(Path.of("/proc/meminfo")));
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    static long availableMegabytes(List<String> memoryInfo) {
        return memoryInfo.stream()
                .map(AVAILABLE::matcher)
                .filter(Matcher::matches)
                .mapToLong(line -> Long.parseLong(line.group(1)) / 1024)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }
}
