// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import java.io.PrintStream;
import java.nio.file.Path;
import java.security.Security;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs before Payara's {@code main}: {@code -javaagent:consentry-tls.jar=PREBOOTFILE}. If what the settings ask for
 * cannot be had, nothing starts.
 */
@LastWords
public final class TlsAgent {
    private static final Duration PAUSE = Duration.ofSeconds(10);
    /** For listeners to be open; Payara opens them before it deploys. */
    private static final Duration OPENING = Duration.ofMinutes(5);

    private static final int FAILED = 1;

    private TlsAgent() {}

    /** Called by the JVM; the argument is the pre-boot file that Payara is given. */
    public static void premain(@Nullable String preBoot) {
        try {
            start(Optional.ofNullable(preBoot).map(Path::of), System.getenv());
        } catch (RefusedFileException e) {
            end(System.err, e);
        }
    }

    private static void start(Optional<Path> preBoot, Map<String, String> environment) {
        TlsSettings settings = TlsSettings.read(environment);
        Listeners.require(settings.pair().isPresent(), preBoot);
        TlsProvider provider = new TlsProvider();
        Optional<CurrentPair> pair = settings.pair().map(files -> new CurrentPair(files, InstantSource.system()));
        pair.ifPresent(current -> {
            provider.offer(current);
            // Without a line for ssl.key-algorithm, Payara would present the certificate that every copy of it has.
            Security.setProperty("ssl.KeyManagerFactory.algorithm", TlsProvider.KEYS);
            Thread.ofPlatform().daemon().name("consentry-tls").start(() -> follow(current));
        });
        settings.authorities().map(Authorities::read).ifPresent(authorities -> {
            provider.offer(authorities);
            Security.setProperty("ssl.TrustManagerFactory.algorithm", TlsProvider.TRUST);
        });
        Security.addProvider(provider);
        preBoot.ifPresent(file -> look(file, pair));
    }

    // Payara puts a stream of its own in place of System.err, and what it holds is lost when the process ends.
    private static void look(Path preBoot, Optional<CurrentPair> pair) {
        ListenersLook look = new ListenersLook(
                AskedListeners.of(preBoot, System.getProperty("sun.java.command", "")),
                () -> pair.map(current -> current.pair().chain().getFirst()),
                new OpenPorts(Path.of("/proc/self"))::now,
                TlsAgent::ownPorts,
                new Stranger()::look);
        PrintStream errors = System.err;
        Thread.ofPlatform().daemon().name("consentry-listeners").start(() -> look(look, errors));
    }

    private static void look(ListenersLook look, PrintStream errors) {
        try {
            look.await(OPENING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            end(errors, e);
        }
    }

    private static Set<Integer> ownPorts() {
        return System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(ListenersLook.OWN_PORT))
                .map(Integer::getInteger)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void end(PrintStream errors, RuntimeException e) {
        errors.println("ERROR: TLS: " + e.getMessage());
        errors.flush();
        Runtime.getRuntime().halt(FAILED);
    }

    private static void follow(CurrentPair current) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(PAUSE);
                current.look();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
