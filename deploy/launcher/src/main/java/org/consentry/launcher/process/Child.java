// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.consentry.launcher.files.PrivateFile;

/**
 * One process we started. It runs in its own session, so Ctrl-C in the terminal reaches only the launcher, which then
 * stops its children in order. Thread-safe.
 */
public final class Child {
    private final ChildSpec spec;
    private final Process process;
    private final PidFile pidFile;
    private final Path log;

    private Child(ChildSpec spec, Process process, PidFile pidFile, Path log) {
        this.spec = spec;
        this.process = process;
        this.pidFile = pidFile;
        this.log = log;
    }

    /** Starts the program; its output goes to {@code log}, the previous log is kept beside it as {@code .previous}. */
    static Child start(ChildSpec spec, PidFile pidFile, Path log) {
        ProcessBuilder builder = spec.builder().redirectOutput(log.toFile());
        try {
            Files.createDirectories(spec.folder());
            Files.createDirectories(log.toAbsolutePath().getParent());
            if (Files.exists(log)) {
                Files.move(log, Path.of(log + ".previous"), StandardCopyOption.REPLACE_EXISTING);
            }
            PrivateFile.write(log, "");
            Process process = builder.start();
            pidFile.write(process.toHandle(), spec.stopSignal());
            return new Child(spec, process, pidFile, log);
        } catch (IOException e) {
            throw new StartException(spec.name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    public String name() {
        return spec.name();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The file with everything the program printed since it was started. */
    public Path log() {
        return log;
    }

    /** The exit code; only once the process has ended. */
    public int exitCode() {
        return process.exitValue();
    }

    /** Asks the program to stop and returns when it is gone; ends it by force after {@code patience}. */
    public void stop(Duration patience) {
        Stopping.stop(process.toHandle(), spec.stopSignal(), patience);
        pidFile.delete();
    }

    /** Ends the program at once, as a crash would. */
    public void kill() {
        Stopping.kill(process.toHandle());
        pidFile.delete();
    }
}
