// SPDX-License-Identifier: Apache-2.0
package org.consentry.tls;

import java.nio.file.Path;
import java.security.Security;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs before Payara's {@code main}: {@code -javaagent:consentry-tls.jar=PREBOOTFILE}. If what the settings ask for
 * cannot be had, nothing starts.
 */
@LastWords
public final class TlsAgent {
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int FAILED = 1;

    private TlsAgent() {}

    /** Called by the JVM; the argument is the pre-boot file that Payara is given. */
    public static void premain(@Nullable String preBoot) {
        try {
            start(Optional.ofNullable(preBoot).map(Path::of), System.getenv());
        } catch (RefusedFileException e) {
            System.err.println("ERROR: TLS: " + e.getMessage());
            Runtime.getRuntime().halt(FAILED);
        }
    }

    private static void start(Optional<Path> preBoot, Map<String, String> environment) {
        TlsSettings settings = TlsSettings.read(environment);
        Listeners.require(settings.pair().isPresent(), preBoot);
        TlsProvider provider = new TlsProvider();
        settings.pair()
                .map(files -> new CurrentPair(files, InstantSource.system()))
                .ifPresent(current -> {
                    provider.offer(current);
                    Thread.ofPlatform().daemon().name("consentry-tls").start(() -> follow(current));
                });
        settings.authorities().map(Authorities::read).ifPresent(authorities -> {
            provider.offer(authorities);
            Security.setProperty("ssl.TrustManagerFactory.algorithm", TlsProvider.TRUST);
        });
        Security.addProvider(provider);
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
