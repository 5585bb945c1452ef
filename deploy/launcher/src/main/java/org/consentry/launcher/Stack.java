// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.consentry.launcher.process.Children;
import org.consentry.launcher.process.RunLock;
import org.consentry.launcher.process.StartException;
import org.jspecify.annotations.Nullable;

/** Starts everything side by side and returns when it all answers. */
public final class Stack {
    private Stack() {}

    /**
     * Starts the configured parts. What a killed earlier run left behind in the same folder is stopped first.
     *
     * @return the running stack, whose parts are started again when they end by themselves; close it to stop everything
     *     (a shutdown hook does so as well)
     * @throws StartException with one clear line; by then everything started has been stopped again
     */
    public static RunningStack start(StackConfig config, Progress progress) {
        RunLock lock = RunLock.take(config.run().lock());
        RunningStack stack = null;
        try {
            Children children = new Children(config.run().pids(), config.run().logs());
            List<String> leftovers = children.stopLeftovers();
            if (!leftovers.isEmpty()) {
                progress.note("Stopped what an earlier run had left behind: " + String.join(", ", leftovers));
            }
            requireArtifacts(config);
            requireFreePorts(config);
            SecureRandom random = new SecureRandom();
            Secrets secrets = Secrets.loadOrCreate(config.run().secrets(), random);
            AgentKey.createOnce(config.run().agentKey(), random);
            stack = new RunningStack(config, secrets, children, lock, progress);
            startAll(stack, config);
            stack.supervise();
            return stack;
        } catch (RuntimeException e) {
            if (stack == null) {
                lock.close();
            } else {
                stack.close();
            }
            throw e;
        }
    }

    /**
     * Starts what has never been started in the run folder and brings its own first data along (PostgreSQL, Keycloak),
     * and stops it again. The next start finds both as they would be after any other.
     */
    public static void prepare(StackConfig config, Progress progress) {
        Set<Part> unknown = config.parts().stream()
                .filter(part -> !config.run().knows(part))
                .collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            start(config.withParts(unknown), progress).close();
        }
    }

    /** Stops leftovers and deletes all data and secrets of the run folder. The unpacked programs stay. */
    public static void reset(RunFolder folder) {
        RunLock lock = RunLock.take(folder.lock());
        try {
            new Children(folder.pids(), folder.logs()).stopLeftovers();
            folder.reset();
        } catch (IOException e) {
            throw new StartException("the folder " + folder.path() + " cannot be cleared: " + e.getMessage(), e);
        } finally {
            lock.close();
        }
    }

    private static void requireArtifacts(StackConfig config) {
        List<String> missing = config.parts().stream()
                .flatMap(part -> config.artifacts().of(part).stream())
                .filter(file -> !Files.isRegularFile(file))
                .distinct()
                .sorted()
                .map(file -> file + " is missing: build it first (./mvnw package).")
                .toList();
        if (!missing.isEmpty()) {
            throw new StartException(String.join("\n", missing));
        }
    }

    private static void requireFreePorts(StackConfig config) {
        List<String> problems = config.parts().stream()
                .sorted()
                .flatMap(part -> config.ports().of(part).stream())
                .flatMap(port -> port.problem().stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new StartException(String.join("\n", problems));
        }
    }

    // The consent server cannot deploy without its database. That chain is the longest, so of two cores it has one to
    // itself. The agent asks Keycloak for its token before anything else.
    private static void startAll(RunningStack stack, StackConfig config) {
        List<List<Part>> chains = List.of(List.of(Part.DATABASE, Part.MAIN), List.of(Part.LOGIN, Part.AGENT));
        ExecutorService threads = Executors.newFixedThreadPool(chains.size());
        try {
            CompletionService<List<Part>> starting = new ExecutorCompletionService<>(threads);
            chains.forEach(chain -> starting.submit(() -> startChain(chain, stack, config), chain));
            StartException failure = null;
            for (int i = 0; i < chains.size(); i++) {
                StartException found = failureOf(starting);
                if (found != null && failure == null) {
                    failure = found;
                    stack.close();
                }
            }
            if (failure != null) {
                throw failure;
            }
        } finally {
            threads.shutdown();
        }
    }

    private static void startChain(List<Part> chain, RunningStack stack, StackConfig config) {
        chain.stream().filter(config.parts()::contains).forEach(stack::start);
    }

    private static @Nullable StartException failureOf(CompletionService<List<Part>> starting) {
        try {
            starting.take().get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause() instanceof StartException clear
                    ? clear
                    : new StartException("could not start: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new StartException("interrupted while starting", e);
        }
    }
}
