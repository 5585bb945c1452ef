// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.limit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.consentry.protocol.token.BearerToken;
import org.consentry.protocol.token.Presented;
import org.jspecify.annotations.Nullable;

/**
 * Keeps slow bodies from holding the threads of a port: each port has turns of its own, fewer than its threads, and one
 * caller has some of them. Behind the filter that checks tokens, before any that reads.
 */
public class PaceFilter extends HttpFilter {
    /** The systems' port has 100 threads; the portal's has 200, of which forms take 100. */
    static final int MOST = 64;

    static final int MOST_OF_ONE = 16;

    private static final long serialVersionUID = 1L;

    private final transient Map<Integer, ReadingPlaces> ports = new ConcurrentHashMap<>();

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ReadingPlaces turns =
                ports.computeIfAbsent(request.getLocalPort(), any -> new ReadingPlaces(MOST, MOST_OF_ONE));
        PacedRequest paced = new PacedRequest(request, turns);
        try {
            chain.doFilter(paced, response);
        } finally {
            paced.end();
        }
    }

    private static String caller(HttpServletRequest request) {
        return Presented.of(request.getAttribute(Presented.ATTRIBUTE))
                .token()
                .map(BearerToken::subject)
                .orElseGet(request::getRemoteAddr);
    }

    private static final class PacedRequest extends HttpServletRequestWrapper {
        private final ReadingPlaces turns;
        private @Nullable PacedStream body;

        PacedRequest(HttpServletRequest request, ReadingPlaces turns) {
            super(request);
            this.turns = turns;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            PacedStream paced = body;
            if (paced == null) {
                paced = new PacedStream(super.getInputStream(), turns, caller(this), System::nanoTime);
                body = paced;
            }
            return paced;
        }

        void end() {
            if (body != null) {
                body.end();
            }
        }
    }
}
