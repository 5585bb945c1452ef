// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.decision;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * On every answer: no cache keeps it, no browser guesses what it is or shows it in a frame. What the container offers
 * beside our doors, metrics and the description of the API, is for whoever presents {@code metrics-token}, and is not
 * there for others.
 */
public class WatchFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String SCHEME = "Bearer ";

    private final transient String token = ConfigProvider.getConfig()
            .getOptionalValue("metrics-token", String.class)
            .map(String::strip)
            .orElse("");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        if (isGuarded(request.getRequestURI()) && !presents(request.getHeader("Authorization"))) {
            Problems.write(response, HttpServletResponse.SC_NOT_FOUND, "nothing is here");
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isGuarded(String path) {
        return path.matches("/+(metrics|openapi)([/.;].*)?");
    }

    private boolean presents(@Nullable String header) {
        return !token.isEmpty()
                && header != null
                && header.startsWith(SCHEME)
                && MessageDigest.isEqual(
                        header.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8),
                        token.getBytes(StandardCharsets.UTF_8));
    }
}
