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
import java.util.Collections;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Guards every answer of the agent. Caches keep none, browsers do not guess its type and show it in no frame. The
 * container's metrics and description of the API exist only for callers with {@code metrics-token}. A body with another
 * transfer coding than chunked alone is refused and its connection closed. Payara Micro 7.2026.11 overlooks a coding
 * that it does not know, so it would find another end of the body than others do (RFC 9112, 6.1).
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
        List<String> codings = Collections.list(request.getHeaders("Transfer-Encoding"));
        if (!codings.isEmpty()
                && !(codings.size() == 1
                        && "chunked".equalsIgnoreCase(codings.get(0).strip()))) {
            response.setHeader("Connection", "close");
            Problems.write(
                    response,
                    HttpServletResponse.SC_NOT_IMPLEMENTED,
                    "Expected no Transfer-Encoding, or chunked alone, found another");
            return;
        }
        if (isGuarded(request.getRequestURI()) && !presents(request.getHeader("Authorization"))) {
            Problems.write(response, HttpServletResponse.SC_NOT_FOUND, "nothing is here");
            return;
        }
        chain.doFilter(request, response);
    }

    /** Looked at for every request, so without a pattern. */
    private static boolean isGuarded(String path) {
        int begin = 0;
        while (begin < path.length() && path.charAt(begin) == '/') {
            begin++;
        }
        return begin > 0 && (isOf("metrics", path, begin) || isOf("openapi", path, begin));
    }

    private static boolean isOf(String page, String path, int begin) {
        int end = begin + page.length();
        return path.startsWith(page, begin) && (end == path.length() || "/.;".indexOf(path.charAt(end)) >= 0);
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
