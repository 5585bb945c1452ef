// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.consentry.launcher.process.Child;
import org.consentry.launcher.process.Children;
import org.consentry.launcher.process.RunLock;
import org.consentry.launcher.process.StartException;

/**
 * Everything that was started, until it is closed. Single parts can be stopped, killed and started again, with their
 * data kept. Thread-safe.
 */
public final class RunningStack implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final StackConfig config;
    private final Secrets secrets;
    private final Children children;
    private final RunLock lock;
    private final Progress progress;
    private final Starters starters;
    private final Thread hook = new Thread(this::stopEverything, "stop-everything");
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Deque<AutoCloseable> guests = new ArrayDeque<>();
    private final Set<Part> wanted = ConcurrentHashMap.newKeySet();
    private final Supervisor supervisor;

    RunningStack(StackConfig config, Secrets secrets, Children children, RunLock lock, Progress progress) {
        this.config = config;
        this.secrets = secrets;
        this.children = children;
        this.lock = lock;
        this.progress = progress;
        this.starters = new Starters(config, secrets);
        this.supervisor = new Supervisor(new Watched(), progress, System::nanoTime);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    public StackConfig config() {
        return config;
    }

    public Secrets secrets() {
        return secrets;
    }

    public Endpoints endpoints() {
        return config.endpoints();
    }

    /**
     * JDBC address of the application's database; the role is {@code consentry}, its password in {@link #secrets()}.
     */
    public String databaseUrl() {
        return starters.databaseUrl();
    }

    /** Asks Keycloak for tokens. */
    public Tokens tokens() {
        return new Tokens(endpoints().token(), secrets);
    }

    /** Starts a part, or starts it again, and returns when it answers. */
    public void start(Part part) {
        if (isRunning(part)) {
            throw new StartException(part.title() + " runs already");
        }
        progress.begin(part.title());
        long begin = System.nanoTime();
        starters.start(part, children);
        wanted.add(part);
        progress.done(part.title(), Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Stops a part in order and returns when it is gone; its data is kept. */
    public void stop(Part part) {
        wanted.remove(part);
        child(part).stop(PATIENCE);
    }

    /** Ends a part at once, as a crash would; it stays so until it is started. */
    public void kill(Part part) {
        wanted.remove(part);
        child(part).kill();
    }

    public boolean isRunning(Part part) {
        return children.find(part.process()).filter(Child::isAlive).isPresent();
    }

    /** Process id of a part that was started. */
    public long pid(Part part) {
        return child(part).pid();
    }

    /** What the part printed since its last start. */
    public Path log(Part part) {
        return child(part).log();
    }

    /**
     * Closes {@code guest} before the stack is stopped: something that uses the stack, such as the demo's receivers.
     */
    public void closeFirst(AutoCloseable guest) {
        synchronized (guests) {
            guests.push(guest);
        }
    }

    /** From now on, whatever ends by itself is started again. */
    void supervise() {
        supervisor.begin();
    }

    /** Stops guests, then all parts, last started first. A second call does nothing. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs, or is about to: stopEverything is done once, whoever comes first.
        }
        stopEverything();
    }

    private synchronized void stopEverything() {
        if (closed.getAndSet(true)) {
            return;
        }
        progress.note("Stopping everything ...");
        supervisor.close();
        closeGuests();
        children.close();
        lock.close();
        progress.note("Stopped.");
    }

    private void closeGuests() {
        synchronized (guests) {
            while (!guests.isEmpty()) {
                try {
                    guests.pop().close();
                } catch (Exception e) {
                    progress.note("Could not be closed: " + e.getMessage());
                }
            }
        }
    }

    private Child child(Part part) {
        return children.find(part.process())
                .orElseThrow(() -> new NoSuchElementException(part.title() + " was not started"));
    }

    /** What the supervisor sees of this. */
    private final class Watched implements Supervisor.Parts {
        @Override
        public boolean hasEnded(Part part) {
            return wanted.contains(part) && !isRunning(part);
        }

        @Override
        public String ending(Part part) {
            Child child = child(part);
            return "ended by itself (exit code " + child.exitCode() + ", see " + child.log() + ")";
        }

        @Override
        public void restart(Part part) {
            try {
                starters.start(part, children);
            } catch (RuntimeException e) {
                children.find(part.process()).filter(Child::isAlive).ifPresent(Child::kill);
                throw e;
            }
        }
    }
}
