// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access.limit;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A request's body that comes from another stream. Only for doors that wait while they read. */
final class BodyStream extends ServletInputStream {
    private final InputStream source;
    private boolean finished;

    BodyStream(InputStream source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        return noting(source.read());
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return noting(source.read(target, offset, length));
    }

    @Override
    public boolean isFinished() {
        return finished;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("Expected blocking reads only");
    }

    private int noting(int read) {
        finished |= read < 0;
        return read;
    }
}
