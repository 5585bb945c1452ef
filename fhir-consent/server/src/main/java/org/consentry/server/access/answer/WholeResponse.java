// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.answer;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/**
 * Leaves it to the container when bytes go to the socket. HAPI's JSON writer flushes after every single value (8.8.1,
 * {@code JacksonWriter}, by Jackson's {@code FLUSH_AFTER_WRITE_VALUE}), which would make each a chunk and a system call
 * of its own.
 */
public final class WholeResponse extends HttpServletResponseWrapper {
    private @Nullable PrintWriter writer;
    private @Nullable ServletOutputStream stream;

    public WholeResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new Held(super.getWriter());
        }
        return writer;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) {
            stream = new HeldStream(super.getOutputStream());
        }
        return stream;
    }

    @Override
    public void flushBuffer() {
        // The container does it when its buffer is full, and at the end.
    }

    private static final class Held extends PrintWriter {
        Held(PrintWriter writer) {
            super(writer);
        }

        @Override
        public void flush() {
            // As above.
        }
    }

    private static final class HeldStream extends ServletOutputStream {
        private final ServletOutputStream stream;

        HeldStream(ServletOutputStream stream) {
            this.stream = stream;
        }

        @Override
        public void write(int one) throws IOException {
            stream.write(one);
        }

        @Override
        public void write(byte[] some, int offset, int length) throws IOException {
            stream.write(some, offset, length);
        }

        @Override
        public void flush() {
            // As above.
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }

        @Override
        public boolean isReady() {
            return stream.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            stream.setWriteListener(listener);
        }
    }
}
