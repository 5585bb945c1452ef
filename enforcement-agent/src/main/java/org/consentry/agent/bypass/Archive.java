// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.bypass;

import jakarta.json.JsonObject;
import java.io.IOException;

/** What an archive knows about its exports. */
public interface Archive {
    /** Number of the last line of its list of exports; 0 if it is empty. */
    long last() throws IOException, InterruptedException;

    /**
     * Lines of the list, in order, as Orthanc writes them: {@code Exports}, {@code Last} and {@code Done}.
     *
     * @param number lines with a higher one
     * @param most so many of them
     */
    JsonObject after(long number, int most) throws IOException, InterruptedException;

    /** Where it sends to under this name. */
    Destination destination(String name) throws IOException, InterruptedException;
}
