// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import java.nio.charset.StandardCharsets;
import org.consentry.agent.dicomweb.transit.Framing;
import org.consentry.agent.queue.Kind;

/**
 * Nothing stands around what is handed on but, at most, an end: it was held as it leaves.
 *
 * @param ending ASCII
 */
record ReadyFraming(String contentType, String ending) implements Framing {
    @Override
    public byte[] before(boolean first, Kind kind, String sopInstance) {
        return new byte[0];
    }

    @Override
    public byte[] end() {
        return ending.getBytes(StandardCharsets.US_ASCII);
    }
}
