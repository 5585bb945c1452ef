// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    private long looked;

    /** Watches a log from its beginning on. For one thread. */
    LogWatch(Path log) {
        this.log = log;
    }

    /** Whether a line shows that the program will not get ready. */
    static boolean isFatal(String line) {
        return FATAL.matcher(line).find();
    }

    /** The first line that shows the program will not get ready, of those that were not whole at the last call. */
    Optional<String> fatalLine() {
        return newLines().filter(LogWatch::isFatal).map(LogWatch::shorten).findFirst();
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

    // A start looks five times a second; the whole log each time cost it a tenth of the processor time of a start.
    private Stream<String> newLines() {
        try (SeekableByteChannel file = Files.newByteChannel(log)) {
            ByteBuffer more = ByteBuffer.allocate(Math.toIntExact(Math.max(0, file.size() - looked)));
            file.position(looked);
            while (more.hasRemaining() && file.read(more) >= 0) {}
            String text = new String(more.array(), 0, more.position(), StandardCharsets.UTF_8);
            looked += wholeLines(more);
            return text.lines();
        } catch (IOException e) {
            return Stream.of();
        }
    }

    private static int wholeLines(ByteBuffer read) {
        int end = read.position();
        while (end > 0 && read.get(end - 1) != '\n') {
            end--;
        }
        return end;
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
