// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import java.util.List;
import org.consentry.agent.dicomweb.transit.Framing;
import org.consentry.agent.dicomweb.transit.Received;

/**
 * What a fetch is answered with.
 *
 * @param objects what is held of them leaves, in this order
 * @param framing stands around it
 */
public record Leaving(List<Received> objects, Framing framing) {
    public Leaving {
        objects = List.copyOf(objects);
    }
}
