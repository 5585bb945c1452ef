// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.answer;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts the bytes of the body instead of sending them, for the answer to a HEAD request. */
public final class HeadResponse extends HttpServletResponseWrapper {
    private final Counted counted = new Counted();
    private @Nullable PrintWriter writer;

    public HeadResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return counted;
    }

    @Override
    public PrintWriter getWriter() {
        if (writer == null) {
            Charset charset = Charset.forName(Objects.requireNonNullElse(getCharacterEncoding(), "UTF-8"));
            writer = new PrintWriter(new OutputStreamWriter(counted, charset));
        }
        return writer;
    }

    /** Sends nothing before the length is known. */
    @Override
    public void flushBuffer() {
        if (writer != null) {
            writer.flush();
        }
    }

    public void finish() throws IOException {
        flushBuffer();
        if (!isCommitted()) {
            setContentLengthLong(counted.bytes);
        }
        super.flushBuffer();
    }

    /** Takes the place of the body. */
    private static final class Counted extends ServletOutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int offset, int length) {
            bytes += length;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("Expected blocking writes only");
        }
    }
}
