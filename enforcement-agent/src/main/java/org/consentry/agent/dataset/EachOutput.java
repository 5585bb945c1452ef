// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes the same bytes to several streams, which stay open. */
final class EachOutput extends OutputStream {
    private final List<OutputStream> outputs;

    EachOutput(List<OutputStream> outputs) {
        this.outputs = List.copyOf(outputs);
    }

    @Override
    public void write(int value) throws IOException {
        for (OutputStream output : outputs) {
            output.write(value);
        }
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        for (OutputStream output : outputs) {
            output.write(from, offset, length);
        }
    }
}
