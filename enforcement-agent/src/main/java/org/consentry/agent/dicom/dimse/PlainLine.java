// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A connection in the clear. */
record PlainLine(SocketChannel channel) implements Line {
    @Override
    public int read(ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    @Override
    public boolean write(ByteBuffer from) throws IOException {
        channel.write(from);
        return !from.hasRemaining();
    }

    @Override
    public void end() {
        // TCP says it
    }
}
