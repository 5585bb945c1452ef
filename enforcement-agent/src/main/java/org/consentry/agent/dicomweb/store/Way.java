// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.store;

import java.util.List;
import org.consentry.agent.dicomweb.transit.Received;

/** A way out for the objects of one study. */
interface Way {
    /** Lets go what may leave at this moment, and tells each object what became of it. */
    void send(List<Received> study);
}
