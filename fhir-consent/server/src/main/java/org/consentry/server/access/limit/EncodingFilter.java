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
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.consentry.server.access.answer.OutcomeWriter;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks bodies, so that every limit behind it counts what was unpacked. The FHIR door takes gzip; every other
 * encoding is refused with 415, and so is gzip at the other doors.
 */
public class EncodingFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String HEADER = "Content-Encoding";
    private static final String LENGTH = "Content-Length";
    private static final Set<String> PACKED = Set.of("gzip", "x-gzip");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getHeader(HEADER) == null) {
            chain.doFilter(request, response);
            return;
        }
        String encoding = Collections.list(request.getHeaders(HEADER)).stream()
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .filter(value -> !value.equals("identity"))
                .collect(Collectors.joining(","));
        if (encoding.isEmpty()) {
            chain.doFilter(request, response);
        } else if (PACKED.contains(encoding) && takesPacked(request)) {
            chain.doFilter(new UnpackedRequest(request), response);
        } else {
            response.setHeader("Accept-Encoding", takesPacked(request) ? "gzip" : "identity");
            OutcomeWriter.send(
                    request,
                    response,
                    HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
                    "not-supported",
                    takesPacked(request)
                            ? "Expected a body without Content-Encoding or with gzip; nothing was saved"
                            : "Expected a body without Content-Encoding; nothing was saved");
        }
    }

    private static boolean takesPacked(HttpServletRequest request) {
        return request.getServletPath().startsWith("/r4");
    }

    /** A request whose body is unpacked while it is read, and says nothing of how it was packed. */
    private static final class UnpackedRequest extends HttpServletRequestWrapper {
        private @Nullable ServletInputStream body;

        UnpackedRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream unpacked = body;
            if (unpacked == null) {
                unpacked = new BodyStream(new GZIPInputStream(super.getInputStream()));
                body = unpacked;
            }
            return unpacked;
        }

        @Override
        public int getContentLength() {
            return -1;
        }

        @Override
        public long getContentLengthLong() {
            return -1;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return hides(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return hides(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            List<String> names = Collections.list(super.getHeaderNames());
            names.removeIf(UnpackedRequest::hides);
            return Collections.enumeration(names);
        }

        private static boolean hides(String name) {
            return HEADER.equalsIgnoreCase(name) || LENGTH.equalsIgnoreCase(name);
        }
    }
}
