// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All processes of one run. Stops them in the reverse of the order they were started in. Thread-safe. */
public final class Children implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SUFFIX = ".pid";

    private final Path pidFolder;
    private final Path logFolder;
    private final Map<String, Child> running = new LinkedHashMap<>();
    private boolean closed;

    public Children(Path pidFolder, Path logFolder) {
        this.pidFolder = pidFolder;
        this.logFolder = logFolder;
    }

    /**
     * Stops what a killed earlier run left behind, as far as its pid files show that the process is ours.
     *
     * @return names of what was stopped
     */
    public List<String> stopLeftovers() {
        List<String> stopped = new ArrayList<>();
        for (PidFile file : pidFiles()) {
            Optional<ProcessHandle> process = file.running();
            process.ifPresent(found -> {
                Stopping.stop(found, file.signal(), PATIENCE);
                stopped.add(file.path().getFileName().toString().replace(SUFFIX, ""));
            });
            file.delete();
        }
        return stopped;
    }

    /** Starts a process and watches over it from now on. */
    public synchronized Child start(ChildSpec spec) {
        if (closed) {
            throw new StartException("stopped before " + spec.name() + " was started");
        }
        PidFile pidFile = new PidFile(pidFolder.resolve(spec.name() + SUFFIX));
        running.remove(spec.name());
        Child child = Child.start(spec, pidFile, logFolder.resolve(spec.name() + ".log"));
        running.put(spec.name(), child);
        return child;
    }

    /** The process started last under this name, running or not. */
    public synchronized Optional<Child> find(String name) {
        return Optional.ofNullable(running.get(name));
    }

    /** Stops everything, last started first. Nothing can be started afterwards; a second call does nothing. */
    @Override
    public void close() {
        List<Child> toStop;
        synchronized (this) {
            closed = true;
            toStop = new ArrayList<>(running.values());
            running.clear();
        }
        Collections.reverse(toStop);
        toStop.forEach(child -> child.stop(PATIENCE));
    }

    private List<PidFile> pidFiles() {
        if (!Files.isDirectory(pidFolder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(pidFolder)) {
            return files.filter(path -> path.toString().endsWith(SUFFIX))
                    .sorted()
                    .map(PidFile::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("pid files in " + pidFolder + " cannot be listed", e);
        }
    }
}
