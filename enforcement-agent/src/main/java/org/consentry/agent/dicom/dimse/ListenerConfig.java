// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

/**
 * Limits of a listener.
 *
 * @param maxAssociations open at the same time, at least 1
 */
public record ListenerConfig(int maxAssociations, Timeouts timeouts) {
    public static final ListenerConfig STANDARD = new ListenerConfig(32, Timeouts.STANDARD);

    public ListenerConfig {
        if (maxAssociations < 1) {
            throw new IllegalArgumentException("at least one association must be allowed, found " + maxAssociations);
        }
    }
}
