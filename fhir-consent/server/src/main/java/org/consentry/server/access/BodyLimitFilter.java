// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Reads at most one megabyte of body and refuses the rest with 413, whatever the length header says. */
@WebFilter(urlPatterns = "/r4/*")
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
        byte[] body = request.getContentLengthLong() > LIMIT_BYTES
                ? new byte[LIMIT_BYTES + 1]
                : request.getInputStream().readNBytes(LIMIT_BYTES + 1);
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
            return new ReadBody(new ByteArrayInputStream(body));
        }
    }

    /** The body from memory. */
    private static final class ReadBody extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        ReadBody(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("Expected blocking reads only");
        }
    }
}
