// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Answers are JSON of R4: who accepts nothing of the kind is told so with 406. XML never goes out. */
public class JsonOnlyFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String ACCEPT = "Accept";
    /** Comes as a table and as plain JSON too, and chooses among them by itself. */
    private static final String ACCOUNTING = "/$accounting";

    private static final String JSON = "application/fhir+json";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getRequestURI().endsWith(ACCOUNTING)) {
            chain.doFilter(request, response);
            return;
        }
        String format = parameter(request.getQueryString());
        boolean accepted = format == null ? accepts(request) : isJson(format);
        if (!accepted) {
            Refusals.send(
                    response,
                    HttpServletResponse.SC_NOT_ACCEPTABLE,
                    "not-supported",
                    "Expected to answer with " + JSON + " of FHIR 4.0");
            return;
        }
        chain.doFilter(new JsonRequest(request), response);
    }

    /** The query's own {@code _format}: reading parameters would read the body of a form. */
    private static @Nullable String parameter(@Nullable String query) {
        String name = "_format=";
        if (query == null) {
            return null;
        }
        return List.of(query.split("&", -1)).stream()
                .filter(pair -> pair.startsWith(name))
                .map(pair -> pair.substring(name.length()))
                .findFirst()
                .orElse(null);
    }

    private static boolean accepts(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(ACCEPT));
        return headers.isEmpty()
                || headers.stream()
                        .flatMap(header -> List.of(header.split(",", -1)).stream())
                        .anyMatch(type -> isJson(type) || type.contains("*/*") || type.contains("application/*"));
    }

    private static boolean isJson(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        boolean other = lower.contains("fhirversion") && !lower.replace(" ", "").contains("fhirversion=4.0");
        return lower.contains("json") && !other;
    }

    /** A request that accepts JSON and nothing else. */
    private static final class JsonRequest extends HttpServletRequestWrapper {
        JsonRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return ACCEPT.equalsIgnoreCase(name) ? JSON : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return ACCEPT.equalsIgnoreCase(name) ? Collections.enumeration(List.of(JSON)) : super.getHeaders(name);
        }
    }
}
