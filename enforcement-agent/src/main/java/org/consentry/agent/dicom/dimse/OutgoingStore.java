// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.io.OutputStream;
import java.util.Objects;

/**
 * The data set of one C-STORE on its way to the peer. Only {@link #finish} completes it; closing it unfinished aborts
 * the association, so that a peer never takes half an object for a whole one.
 */
public final class OutgoingStore extends OutputStream {
    private final Association association;
    private final int contextId;
    private final int messageId;
    private final byte[] one = new byte[1];
    private long bytes;
    private boolean complete;

    OutgoingStore(Association association, int contextId, int messageId) {
        this.association = association;
        this.contextId = contextId;
        this.messageId = messageId;
    }

    @Override
    public void write(int value) {
        one[0] = (byte) value;
        write(one, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, from.length);
        if (complete) {
            throw new IllegalStateException("the data set is complete");
        }
        association.writeData(contextId, from, offset, length);
        bytes += length;
    }

    /** Sends the last fragment and waits for the peer's status. */
    public Status finish() {
        complete = true;
        return association.finish(contextId, messageId);
    }

    /** Whether the last fragment was sent, or tried to: without a status the peer may or may not have the object. */
    public boolean isComplete() {
        return complete;
    }

    /** Bytes of the data set written so far. */
    public long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        if (!complete) {
            complete = true;
            association.abort();
        }
    }
}
