// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.consentry.protocol.security.SecurityFile;
import org.consentry.protocol.token.Allowance;
import org.consentry.protocol.token.BearerToken;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * The agent's part of the security log: whoever was refused at one of its doors, without anything of a patient. Each is
 * a line of {@link SecurityFile}, counted in {@code consentry_security_events}.
 */
@Singleton
public class SecurityLog {
    private static final int TOO_MANY = 429;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:@/ -]{1,100}");
    private static final String DICOM = "dicom-refused";
    private static final String UNCLEAR = "proxied-unclear";
    private static final String STRANGER = "unauthenticated";
    private static final String HASTY = "too-many";
    private static final String FORBIDDEN = "forbidden";
    private static final List<String> KINDS = List.of(DICOM, UNCLEAR, STRANGER, HASTY, FORBIDDEN);
    private static final int LINES_A_MINUTE = 60;

    private final SecurityFile log;
    private final Instance<MetricRegistry> metrics;
    private final Allowance lines = Allowance.aMinute(LINES_A_MINUTE);

    /**
     * Counts with the container's metrics, where it has some. Each kind is there at 0 from the start: to monitoring an
     * increase from nothing is none.
     */
    @Inject
    public SecurityLog(SecurityFile log, Instance<MetricRegistry> metrics) {
        this.log = log;
        this.metrics = metrics;
        if (metrics.isResolvable()) {
            KINDS.forEach(kind -> {
                var _ = counter(metrics.get(), kind);
            });
        }
    }

    /**
     * The gateway turned a sender away. Each is counted; of one address a minute has so many lines at most, since a
     * machine that is not wanted may try without end.
     *
     * @param titles calling and called AE title, with a slash between; empty where none was read
     */
    public void turnedAway(String why, InetAddress from, String titles) {
        if (lines.take(from.getHostAddress()).isZero()) {
            log.write(
                    Level.WARNING,
                    "event=" + DICOM + " part=agent reason=" + why + " titles=" + plain(titles) + " from="
                            + from.getHostAddress());
        }
        count(DICOM);
    }

    /**
     * A proxy asked about a request that is no retrieval of one study. Counted and bounded like a sender that is turned
     * away.
     */
    public void unclear(String client, String from) {
        if (lines.take(client).isZero()) {
            log.write(
                    Level.WARNING,
                    "event=" + UNCLEAR + " part=agent status=403 client=" + plain(client) + " from=" + from);
        }
        count(UNCLEAR);
    }

    /** Somebody was refused with this status. */
    void refused(int status, Optional<BearerToken> token, String from) {
        String kind = token.isEmpty() ? STRANGER : status == TOO_MANY ? HASTY : FORBIDDEN;
        String client = token.map(BearerToken::client).orElse("-");
        log.write(
                Level.WARNING,
                "event=" + kind + " part=agent status=" + status + " client=" + plain(client) + " from=" + from);
        count(kind);
    }

    /** Nothing that a caller chose may look like another line. */
    private static String plain(String text) {
        return PLAIN.matcher(text).matches() ? text.replace(' ', '_') : "-";
    }

    private void count(String kind) {
        if (metrics.isResolvable()) {
            counter(metrics.get(), kind).inc();
        }
    }

    private static Counter counter(MetricRegistry registry, String kind) {
        return registry.counter("consentry_security_events", new Tag("part", "agent"), new Tag("kind", kind));
    }
}
