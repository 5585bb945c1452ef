// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.io.OutputStream;
import org.consentry.agent.dicom.dimse.OutgoingStore;

/** The data set on its way to the recipient; a loss there is told apart from a loss of the sender. */
final class RecipientStream extends OutputStream {
    private final OutgoingStore store;

    RecipientStream(OutgoingStore store) {
        this.store = store;
    }

    @Override
    public void write(int value) {
        RecipientLink.guarded(() -> {
            store.write(value);
            return value;
        });
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        RecipientLink.guarded(() -> {
            store.write(from, offset, length);
            return length;
        });
    }
}
