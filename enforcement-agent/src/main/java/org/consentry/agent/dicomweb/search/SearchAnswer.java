// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicomweb.search;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Where the answer to a search goes. */
public interface SearchAnswer {
    /**
     * Begins the answer; called once at most.
     *
     * @param warnings values of the field Warning
     * @param bytes how long it is; an answer that ends before was broken off
     */
    OutputStream begin(List<String> warnings, long bytes) throws IOException;
}
