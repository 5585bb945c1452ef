// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.consentry.portal.config.PortalConfig;
import org.jspecify.annotations.Nullable;

/**
 * Lets the hospital's monitoring read metrics and health of this process, which the container offers at the root of the
 * site. The monitoring presents {@code metrics-token}. Others may ask whether the process is ready or alive, and get
 * the status alone. Everything else looks like a page that is not there.
 */
public class MonitoringFilter extends HttpFilter {

    /** Request attribute of a request that needs no sign-in, since it was let through here. */
    static final String PASSED = MonitoringFilter.class.getName();

    private static final String SCHEME = "Bearer ";

    @Inject
    private PortalConfig config;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI();
        boolean health = path.equals("/health") || path.startsWith("/health/");
        if (!health && !path.equals("/metrics") && !path.startsWith("/metrics/")) {
            chain.doFilter(request, response);
        } else if (presents(request.getHeader("Authorization"))) {
            request.setAttribute(PASSED, true);
            chain.doFilter(request, response);
        } else if (path.equals("/health/ready") || path.equals("/health/live")) {
            request.setAttribute(PASSED, true);
            chain.doFilter(request, new StatusOnly(response));
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean presents(@Nullable String header) {
        String token = config.metricsToken();
        return !token.isEmpty()
                && header != null
                && header.startsWith(SCHEME)
                && MessageDigest.isEqual(
                        header.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8),
                        token.getBytes(StandardCharsets.UTF_8));
    }
}
