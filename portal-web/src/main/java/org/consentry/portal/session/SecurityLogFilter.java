// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Writes the portal's part of the security log: forms from other sites, forms whose token does not fit, too many forms
 * of one person, and refused requests. A line holds the kind of page, never its address, since addresses name patients.
 * Each is a line of {@link SecurityLogFile}, counted in {@code consentry_security_events}.
 */
public class SecurityLogFilter extends HttpFilter {

    /** Request attribute that a form's token did not fit. */
    public static final String CSRF = "consentry.csrf";

    private static final String FORM = "csrf";
    private static final String STRANGER = "unauthenticated";
    private static final String FORBIDDEN = "forbidden";
    private static final String HASTY = "too-many";
    private static final List<String> KINDS = List.of(FORM, STRANGER, FORBIDDEN, HASTY);

    @Inject
    private SecurityLogFile log;

    @Inject
    private Instance<MetricRegistry> metrics;

    /** Makes a counter of each kind, at 0: to monitoring an increase from nothing is none. */
    @Override
    public void init() {
        if (metrics.isResolvable()) {
            KINDS.forEach(kind -> {
                var _ = counter(kind);
            });
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } finally {
            kind(response.getStatus(), request.getAttribute(CSRF) != null)
                    .ifPresent(kind -> log(kind, request, response.getStatus()));
        }
    }

    /** What this answer means; empty if it is nothing of that kind. */
    static Optional<String> kind(int status, boolean csrf) {
        if (csrf) {
            return Optional.of(FORM);
        }
        return switch (status) {
            case HttpServletResponse.SC_UNAUTHORIZED -> Optional.of(STRANGER);
            case HttpServletResponse.SC_FORBIDDEN -> Optional.of(FORBIDDEN);
            case SignedInFilter.TOO_MANY -> Optional.of(HASTY);
            default -> Optional.empty();
        };
    }

    private void log(String kind, HttpServletRequest request, int status) {
        log.write(
                Level.WARNING,
                "event=" + kind + " part=portal page=" + PageAccess.of(request.getRequestURI()) + " method="
                        + (request.getMethod().matches("[A-Z]{1,10}") ? request.getMethod() : "-") + " status=" + status
                        + " from=" + request.getRemoteAddr());
        if (metrics.isResolvable()) {
            counter(kind).inc();
        }
    }

    private Counter counter(String kind) {
        return metrics.get().counter("consentry_security_events", new Tag("part", "portal"), new Tag("kind", kind));
    }
}
