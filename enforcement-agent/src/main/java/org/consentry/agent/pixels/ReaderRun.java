// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.pixels;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One run of a program that reads a picture from its standard input and prints what it found. It gets an environment of
 * nothing but a path and one thread, and is ended when its time is over.
 *
 * @param command the program and its arguments; no shell is asked
 */
record ReaderRun(List<String> command) {
    private static final int MOST_PRINTED = 4 << 20;
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8", "OMP_THREAD_LIMIT", "1");

    /**
     * What it prints.
     *
     * @throws UnclearPixelsException if it cannot be started, fails, or is not ready in time
     */
    String printed(GreyImage image, Duration time) {
        Process process = start();
        AtomicBoolean late = new AtomicBoolean();
        Thread watch = Thread.ofVirtual().name("consentry-text-reader").start(() -> endLate(process, time, late));
        try (InputStream from = process.getInputStream()) {
            try (OutputStream to = process.getOutputStream()) {
                image.writePgm(to);
            }
            byte[] printed = from.readNBytes(MOST_PRINTED);
            if (printed.length == MOST_PRINTED) {
                throw new UnclearPixelsException("the text reader failed");
            }
            int code = process.waitFor();
            if (late.get()) {
                throw new UnclearPixelsException("the text reader took longer than it may");
            }
            if (code != 0) {
                throw new UnclearPixelsException("the text reader failed");
            }
            return new String(printed, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UnclearPixelsException(
                    late.get() ? "the text reader took longer than it may" : "the text reader failed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnclearPixelsException("the text reader was interrupted");
        } finally {
            end(process);
            watch.interrupt();
        }
    }

    private Process start() {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().clear();
            builder.environment().putAll(ENVIRONMENT);
            return builder.start();
        } catch (IOException e) {
            throw new UnclearPixelsException("the text reader cannot be started");
        }
    }

    private static void endLate(Process process, Duration time, AtomicBoolean late) {
        try {
            if (!process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS)) {
                late.set(true);
                end(process);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it and what it started, which could keep its output open. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
