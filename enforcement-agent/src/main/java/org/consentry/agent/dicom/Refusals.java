// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.net.InetAddress;

/** Told of every sender that is turned away before an object comes. Called by many threads at once. */
@FunctionalInterface
public interface Refusals {
    /**
     * A sender was turned away.
     *
     * @param why such as {@code unknown-address}
     * @param titles calling and called AE title as they were sent, with a slash between; empty where none was read
     */
    void turnedAway(String why, InetAddress from, String titles);
}
