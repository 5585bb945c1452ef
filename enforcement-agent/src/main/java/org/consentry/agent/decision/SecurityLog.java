// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.regex.Pattern;
import org.consentry.protocol.token.BearerToken;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * The agent's part of the security log: whoever was refused at its door, without anything of a patient. Each is a line
 * of {@code org.consentry.security}, counted in {@code consentry_security_events}.
 */
@Singleton
public class SecurityLog {
    private static final System.Logger LOG = System.getLogger("org.consentry.security");
    private static final int TOO_MANY = 429;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:@-]{1,100}");

    private final Instance<MetricRegistry> metrics;

    /** Counts with the container's metrics, where it has some. */
    @Inject
    public SecurityLog(Instance<MetricRegistry> metrics) {
        this.metrics = metrics;
    }

    /** Somebody was refused with this status. */
    void refused(int status, Optional<BearerToken> token, String from) {
        String kind = token.isEmpty() ? "unauthenticated" : status == TOO_MANY ? "too-many" : "forbidden";
        String client = token.map(BearerToken::client).orElse("-");
        LOG.log(
                Level.WARNING,
                "event=" + kind + " part=agent status=" + status + " client="
                        + (PLAIN.matcher(client).matches() ? client : "-") + " from=" + from);
        if (metrics.isResolvable()) {
            metrics.get()
                    .counter("consentry_security_events", new Tag("part", "agent"), new Tag("kind", kind))
                    .inc();
        }
    }
}
