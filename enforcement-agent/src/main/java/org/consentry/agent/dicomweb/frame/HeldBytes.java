// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.frame;

import java.io.IOException;
import java.io.InputStream;

/** A data set that is held, readable from any of its bytes on. */
public interface HeldBytes {
    /**
     * The data set without its first bytes; the caller closes it.
     *
     * @throws IOException if it has fewer, or was changed
     */
    InputStream from(long offset) throws IOException;
}
