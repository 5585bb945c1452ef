// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Remembers one process across runs of the launcher: its pid, when it started and the signal that stops it.
 *
 * <p>A pid alone is not enough, since the system gives numbers out again: only a process with the same pid <em>and</em>
 * the same start is ours.
 */
public record PidFile(Path path) {
    private static final Duration SAME_START = Duration.ofSeconds(2);

    /** Writes down a process just started. */
    public void write(ProcessHandle process, StopSignal signal) {
        String started = process.info().startInstant().map(Instant::toString).orElse("unknown");
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.write(path, List.of(Long.toString(process.pid()), started, signal.name()));
        } catch (IOException e) {
            throw new UncheckedIOException("pid file " + path + " cannot be written", e);
        }
    }

    /** The process written down, if it still runs and is the very same one. */
    public Optional<ProcessHandle> running() {
        return read().flatMap(PidFile::sameProcess);
    }

    /** The signal written down; TERM where none can be read. */
    public StopSignal signal() {
        return read().map(Entry::signal).orElse(StopSignal.TERM);
    }

    /** Forgets the process. */
    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("pid file " + path + " cannot be deleted", e);
        }
    }

    private Optional<Entry> read() {
        try {
            List<String> lines = Files.readAllLines(path);
            return Optional.of(new Entry(
                    Long.parseLong(lines.get(0)), Instant.parse(lines.get(1)), StopSignal.valueOf(lines.get(2))));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<ProcessHandle> sameProcess(Entry entry) {
        return ProcessHandle.of(entry.pid())
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .filter(started ->
                                Duration.between(started, entry.started()).abs().compareTo(SAME_START) < 0)
                        .isPresent());
    }

    private record Entry(long pid, Instant started, StopSignal signal) {}
}
