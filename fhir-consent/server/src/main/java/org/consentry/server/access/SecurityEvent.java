// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.consentry.protocol.security.SecurityFile;
import org.consentry.protocol.token.BearerToken;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jspecify.annotations.Nullable;

/**
 * One line of the security log. It has no full address, no query and no body, since these name patients. Of an address
 * it has only the door and the type.
 */
record SecurityEvent(Kind kind, String line) {
    private static final int TOO_MANY_CALLS = 429;
    private static final Pattern TYPE = Pattern.compile("/?([A-Za-z]{1,40}|\\$[a-z-]{1,40})(/.*)?");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:@/ -]{1,100}");

    /** What happened. */
    enum Kind {
        /** There was no token, or no good one. */
        UNAUTHENTICATED,
        /** The token was good, but not for this request. */
        FORBIDDEN,
        /** An account made more calls in a minute than it may. */
        TOO_MANY,
        /** An agent was refused at its own door. */
        AGENT_REFUSED,
        /** Staff asked for a change to the register of agents, confirmed one or dropped one. */
        AGENTS_CHANGED,
        /** Staff gave a reason and got an answer. */
        STAFF_LOOK;

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The event that this answer stands for; empty if it stands for none. */
    static Optional<SecurityEvent> of(HttpServletRequest request, int status, Optional<BearerToken> token) {
        return kind(request, status, token).map(kind -> new SecurityEvent(kind, line(kind, request, status, token)));
    }

    /** Writes and counts it. */
    void log(SecurityFile log, @Nullable MetricRegistry metrics) {
        log.write(kind == Kind.STAFF_LOOK ? Level.INFO : Level.WARNING, line);
        if (metrics != null) {
            counter(metrics, kind).inc();
        }
    }

    /** Makes a counter of each kind, at 0: to monitoring an increase from nothing is none. */
    static void begin(MetricRegistry metrics) {
        for (Kind each : Kind.values()) {
            var _ = counter(metrics, each);
        }
    }

    private static Counter counter(MetricRegistry metrics, Kind kind) {
        return metrics.counter("consentry_security_events", new Tag("part", "server"), new Tag("kind", kind.id()));
    }

    private static Optional<Kind> kind(HttpServletRequest request, int status, Optional<BearerToken> token) {
        boolean agents = request.getServletPath().startsWith("/agent");
        return switch (status) {
            case HttpServletResponse.SC_UNAUTHORIZED -> Optional.of(agents ? Kind.AGENT_REFUSED : Kind.UNAUTHENTICATED);
            case HttpServletResponse.SC_FORBIDDEN -> Optional.of(agents ? Kind.AGENT_REFUSED : Kind.FORBIDDEN);
            case TOO_MANY_CALLS -> Optional.of(Kind.TOO_MANY);
            case HttpServletResponse.SC_CONFLICT -> agents ? Optional.of(Kind.AGENT_REFUSED) : Optional.empty();
            default -> status < HttpServletResponse.SC_BAD_REQUEST ? done(request, token) : Optional.empty();
        };
    }

    private static Optional<Kind> done(HttpServletRequest request, Optional<BearerToken> token) {
        if (request.getServletPath().startsWith("/staff")
                && "POST".equals(request.getMethod())
                && String.valueOf(request.getPathInfo()).startsWith("/agents")) {
            return Optional.of(Kind.AGENTS_CHANGED);
        }
        return isLook(request, token) ? Optional.of(Kind.STAFF_LOOK) : Optional.empty();
    }

    private static boolean isLook(HttpServletRequest request, Optional<BearerToken> token) {
        return request.getHeader(Caller.REASON_HEADER) != null
                && token.filter(good -> Caller.Kind.of(good.roles()) == Caller.Kind.STAFF)
                        .isPresent();
    }

    private static String line(Kind kind, HttpServletRequest request, int status, Optional<BearerToken> token) {
        String path = request.getPathInfo();
        return "event=" + kind.id()
                + " part=server door=" + plain(request.getServletPath())
                + " type="
                + (path == null || !TYPE.matcher(path).matches()
                        ? "-"
                        : TYPE.matcher(path).replaceFirst("$1"))
                + " method=" + plain(request.getMethod())
                + " status=" + status
                + " client=" + plain(token.map(BearerToken::client).orElse(null))
                + " account=" + plain(token.map(SecurityEvent::account).orElse(null))
                + " from=" + plain(request.getRemoteAddr())
                + (request.getHeader(Acting.HEADER) == null ? "" : " acting=yes");
    }

    /** The account to log. A patient's account is left out, since it identifies the patient. */
    private static @Nullable String account(BearerToken token) {
        return Caller.Kind.of(token.roles()) == Caller.Kind.PATIENT || token.patient() != null ? null : token.subject();
    }

    /** Replaces text that a caller could have chosen to look like another line. */
    private static String plain(@Nullable String text) {
        return text != null && PLAIN.matcher(text).matches() ? text.replace(' ', '_') : "-";
    }
}
