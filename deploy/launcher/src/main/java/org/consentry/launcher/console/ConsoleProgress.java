// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.console;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.consentry.launcher.Progress;

/**
 * Prints one line when something begins and one when it is done, with times since the start of all, and every ten
 * seconds what is still being waited for. Plain lines, so that a log file of them reads well, too.
 */
public final class ConsoleProgress implements Progress, AutoCloseable {
    private static final int SECONDS_BETWEEN_REMINDERS = 10;

    private final Console console;
    private final LongSupplier nanoTime;
    private final long begin;
    private final Map<String, Long> waiting = new LinkedHashMap<>();
    private final ScheduledExecutorService reminders = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });

    private ConsoleProgress(Console console, LongSupplier nanoTime) {
        this.console = console;
        this.nanoTime = nanoTime;
        this.begin = nanoTime.getAsLong();
    }

    /** Progress with the reminders on. */
    public static ConsoleProgress start(Console console) {
        ConsoleProgress progress = new ConsoleProgress(console, System::nanoTime);
        progress.remindRegularly();
        return progress;
    }

    /** Progress without reminders, on a clock of the caller's. */
    static ConsoleProgress quiet(Console console, LongSupplier nanoTime) {
        return new ConsoleProgress(console, nanoTime);
    }

    /** Time since this progress began. */
    public Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - begin);
    }

    @Override
    public synchronized void begin(String what) {
        waiting.put(what, nanoTime.getAsLong());
        line("starting  " + what);
    }

    @Override
    public synchronized void done(String what, Duration took) {
        waiting.remove(what);
        line("ready     " + what + " (" + seconds(took) + ")");
    }

    @Override
    public synchronized void note(String text) {
        line(text);
    }

    /** Ends the reminders. */
    @Override
    public void close() {
        reminders.shutdownNow();
    }

    synchronized void remind() {
        if (!waiting.isEmpty()) {
            line("waiting   "
                    + waiting.entrySet().stream()
                            .map(entry -> entry.getKey() + " "
                                    + seconds(Duration.ofNanos(nanoTime.getAsLong() - entry.getValue())))
                            .collect(Collectors.joining(", ")));
        }
    }

    private void remindRegularly() {
        var _ = reminders.scheduleAtFixedRate(
                this::remind, SECONDS_BETWEEN_REMINDERS, SECONDS_BETWEEN_REMINDERS, TimeUnit.SECONDS);
    }

    private void line(String text) {
        console.out().printf(Locale.ROOT, "%6s  %s%n", seconds(elapsed()), text);
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
