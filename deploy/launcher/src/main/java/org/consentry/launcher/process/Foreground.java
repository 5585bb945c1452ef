// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;

/** A process in front of which this one stands: what it prints is printed, and both end together. */
public final class Foreground {
    private static final Duration PATIENCE = Duration.ofSeconds(50);
    private static final int FAILED = 1;

    private Foreground() {}

    /**
     * Runs the program until it ends, or until this process is asked to end; then it is asked, too, and waited for.
     *
     * @param ready part of the line that it prints once it is ready. Until then a line that shows that it will not get
     *     ready ends it: a process that lives and does nothing would not be started again by anybody
     * @return its exit code; 1 if it was ended since it cannot get ready
     * @throws StartException when it cannot be started
     */
    public static int run(ChildSpec spec, String ready, PrintStream out) {
        Process process;
        try {
            process = spec.builder().start();
        } catch (IOException e) {
            throw new StartException(spec.name() + " cannot be started: " + e.getMessage(), e);
        }
        Thread stop = new Thread(() -> stop(process, spec), "stop-" + spec.name());
        Runtime.getRuntime().addShutdownHook(stop);
        boolean failed = print(process, ready, out);
        if (failed) {
            stop(process, spec);
        }
        int code = exitCode(process);
        withdraw(stop);
        return failed ? FAILED : code;
    }

    private static void stop(Process process, ChildSpec spec) {
        Stopping.stop(process.toHandle(), spec.stopSignal(), PATIENCE);
    }

    /** Prints until it ends, or until it shows that it will not get ready; true then. */
    private static boolean print(Process process, String ready, PrintStream out) {
        boolean starting = true;
        try {
            BufferedReader lines = process.inputReader();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.println(line);
                if (starting && LogWatch.isFatal(line)) {
                    return true;
                }
                starting = starting && !line.contains(ready);
            }
            return false;
        } catch (IOException closed) {
            // It has ended between two lines.
            return false;
        }
    }

    private static int exitCode(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
            return FAILED;
        }
    }

    private static void withdraw(Thread stop) {
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException ending) {
            // This process was asked to end, and the hook has done its work.
            return;
        }
    }
}
