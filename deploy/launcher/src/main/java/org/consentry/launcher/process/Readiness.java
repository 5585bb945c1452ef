// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits until a started process really answers. */
public final class Readiness {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private Readiness() {}

    /**
     * Returns as soon as {@code check} holds.
     *
     * @throws StartException when the process ends first, its log shows a failure it would not recover from, or
     *     {@code limit} is over
     */
    public static void await(Child child, BooleanSupplier check, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        LogWatch log = new LogWatch(child.log());
        while (!check.getAsBoolean()) {
            if (!child.isAlive()) {
                throw new StartException(child.name() + " stopped while starting (exit code " + child.exitCode() + "): "
                        + log.lastProblem() + " - see " + child.log());
            }
            log.fatalLine().ifPresent(line -> {
                throw new StartException(child.name() + " could not start: " + line + " - see " + child.log());
            });
            if (System.nanoTime() > end) {
                throw new StartException(child.name() + " did not answer within " + limit.toSeconds() + " s: "
                        + log.lastProblem() + " - see " + child.log());
            }
            pause();
        }
    }

    /** True when a GET of {@code uri} is answered with a status below 400. */
    public static boolean answers(URI uri) {
        return answers(HTTP, uri);
    }

    /** {@link #answers(URI)}, asked by a client that trusts whoever shall answer. */
    public static boolean answers(HttpClient client, URI uri) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() < 400;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("interrupted while waiting for " + uri, e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("interrupted while waiting", e);
        }
    }
}
