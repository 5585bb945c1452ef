// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.io.IOException;
import java.nio.ByteBuffer;

/** What a connection says and hears, in the clear or by TLS. It never waits. */
interface Line {
    /** Reads what is there; 0 if there is nothing now, -1 if the peer has ended the connection. */
    int read(ByteBuffer into) throws IOException;

    /** Writes what the kernel takes. True once everything is written; until then call it again with the same buffer. */
    boolean write(ByteBuffer from) throws IOException;

    /** Says what there is to say at the end, as far as the kernel takes it at once. May be called by another thread. */
    void end();
}
