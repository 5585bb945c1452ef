// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.retrieve;

import java.io.IOException;
import java.io.OutputStream;

/** Where the answer to a fetch goes once something may leave. */
public interface FetchAnswer {
    /**
     * Begins the answer; called once at most.
     *
     * @param partial whether something of what was asked for is left out
     * @param contentType what its Content-Type says
     * @param bytes how long it is; an answer that ends before was broken off
     * @return takes its body; writing throws {@link IOException} once nobody reads it
     */
    OutputStream begin(boolean partial, String contentType, long bytes) throws IOException;
}
