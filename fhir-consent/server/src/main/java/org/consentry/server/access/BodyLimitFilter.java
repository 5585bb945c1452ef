// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;

/**
 * Reads at most one megabyte of body and refuses the rest with 413, whatever the length header says. Counts unpacked
 * bytes: {@link EncodingFilter} is in front.
 */
public class BodyLimitFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final int LIMIT_BYTES = 1024 * 1024;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if ("GET".equals(request.getMethod()) || isSmallForm(request)) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body;
        try {
            body = request.getContentLengthLong() > LIMIT_BYTES
                    ? new byte[LIMIT_BYTES + 1]
                    : request.getInputStream().readNBytes(LIMIT_BYTES + 1);
        } catch (ZipException | EOFException broken) {
            Refusals.send(
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "structure",
                    "Expected a body packed with gzip, as Content-Encoding says, found another or only a part");
            return;
        }
        if (body.length > LIMIT_BYTES) {
            Refusals.send(
                    response,
                    HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                    "too-long",
                    "Expected a body of at most " + LIMIT_BYTES + " bytes");
            return;
        }
        chain.doFilter(new ReadRequest(request, body), response);
    }

    /** A search by POST; the container itself must read its form. */
    private static boolean isSmallForm(HttpServletRequest request) {
        String type = request.getContentType();
        long length = request.getContentLengthLong();
        return type != null
                && type.startsWith("application/x-www-form-urlencoded")
                && length >= 0
                && length <= LIMIT_BYTES;
    }

    /** A request whose body was read already. */
    private static final class ReadRequest extends HttpServletRequestWrapper {
        private final byte[] body;

        ReadRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new BodyStream(new ByteArrayInputStream(body));
        }
    }
}
