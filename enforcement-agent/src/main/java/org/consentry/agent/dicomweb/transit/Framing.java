// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.transit;

import java.io.IOException;
import org.consentry.agent.queue.Kind;

/** What stands around the objects in a body. */
public interface Framing {
    /** What its Content-Type says. */
    String contentType();

    /**
     * What stands before an object.
     *
     * @param first whether it is the first one
     * @param sopInstance the UID under which it leaves
     */
    byte[] before(boolean first, Kind kind, String sopInstance) throws IOException;

    /** What stands after the last one. A body without it is not whole. */
    byte[] end();
}
