// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.limit;

import ca.uhn.fhir.util.UrlUtil;
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
import org.consentry.server.access.answer.MediaTypes;
import org.consentry.server.access.answer.OutcomeWriter;
import org.jspecify.annotations.Nullable;

/** Answers are JSON of R4: who accepts nothing of the kind is told so with 406. XML never goes out. */
public class JsonOnlyFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String ACCEPT = "Accept";
    /** Comes as a table and as plain JSON too, and chooses among them by itself. */
    private static final String ACCOUNTING = "/$accounting";

    private static final String JSON = MediaTypes.FHIR_JSON;
    private static final String CONTENT_TYPE = "Content-Type";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getRequestURI().endsWith(ACCOUNTING)) {
            chain.doFilter(request, response);
            return;
        }
        String format = parameter(request.getQueryString());
        boolean accepted = format == null ? accepts(request) : MediaTypes.isJson(format);
        if (!accepted) {
            OutcomeWriter.send(
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
        if (query == null) {
            return null;
        }
        String[] values = UrlUtil.parseQueryString(query).get("_format");
        return values == null || values.length == 0 ? null : values[0];
    }

    private static boolean accepts(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(ACCEPT));
        return headers.isEmpty()
                || headers.stream()
                        .flatMap(header -> List.of(header.split(",", -1)).stream())
                        .anyMatch(MediaTypes::accepts);
    }

    /** A request that accepts JSON and nothing else, and says what it sends in the letters the library expects. */
    private static final class JsonRequest extends HttpServletRequestWrapper {
        JsonRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            if (ACCEPT.equalsIgnoreCase(name)) {
                return JSON;
            }
            String value = super.getHeader(name);
            return value != null && CONTENT_TYPE.equalsIgnoreCase(name) ? value.toLowerCase(Locale.ROOT) : value;
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            if (ACCEPT.equalsIgnoreCase(name)) {
                return Collections.enumeration(List.of(JSON));
            }
            List<String> values = Collections.list(super.getHeaders(name));
            return Collections.enumeration(
                    CONTENT_TYPE.equalsIgnoreCase(name)
                            ? values.stream()
                                    .map(value -> value.toLowerCase(Locale.ROOT))
                                    .toList()
                            : values);
        }
    }
}
