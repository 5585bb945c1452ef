// SPDX-License-Identifier: Apache-2.0
package org.consentry.protocol.tls;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The certificate of this process's listeners, as the Java agent of {@code deploy/tls} notes it in system properties: a
 * WAR does not see that agent's classes.
 */
public final class ListenerCertificate {
    private static final long PLAIN = -1;

    private final Function<String, @Nullable String> properties;

    ListenerCertificate(Function<String, @Nullable String> properties) {
        this.properties = properties;
    }

    /** That of this process. */
    public static ListenerCertificate ofThisProcess() {
        return new ListenerCertificate(System::getProperty);
    }

    /** 1 while the files hold a certificate that is not used, else 0. */
    public long refused() {
        return properties.apply("consentry.tls.refused") == null ? 0 : 1;
    }

    /** Seconds until the certificate ends, 0 when it has; -1 when listeners speak plain HTTP. */
    public long secondsLeft(Instant now) {
        return ends().map(end -> Math.max(0, Duration.between(now, end).toSeconds()))
                .orElse(PLAIN);
    }

    private Optional<Instant> ends() {
        try {
            return Optional.ofNullable(properties.apply("consentry.tls.ends")).map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw new IllegalStateException("expected an instant in consentry.tls.ends, found something else", e);
        }
    }
}
