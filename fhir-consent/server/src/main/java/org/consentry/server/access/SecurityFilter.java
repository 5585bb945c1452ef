// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.consentry.protocol.security.SecurityFile;
import org.consentry.protocol.token.BearerToken;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * The security log of every door: who was refused, which staff looked, and who changed the register of agents, without
 * anything of a patient. Each line goes to {@link SecurityFile} and is counted in {@code consentry_security_events}.
 */
public class SecurityFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient SecurityFile log;

    @Inject
    private transient Instance<MetricRegistry> metrics;

    /** For the container, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    public SecurityFilter() {}

    @Override
    public void init() {
        if (metrics.isResolvable()) {
            SecurityEvent.begin(metrics.get());
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } finally {
            Optional<BearerToken> token = TokenFilter.presented(request).token();
            SecurityEvent.of(request, response.getStatus(), token)
                    .ifPresent(event -> event.log(log, metrics.isResolvable() ? metrics.get() : null));
        }
    }
}
