// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

/**
 * Limits of a listener.
 *
 * @param maxAssociations open at the same time, at least 1
 * @param maxPerAddress how many of them one address may have, at least 1
 * @param callers from where connections are accepted; every other one is closed
 */
public record ListenerConfig(int maxAssociations, int maxPerAddress, Networks callers, Timeouts timeouts) {
    public static final ListenerConfig STANDARD = new ListenerConfig(32, Timeouts.STANDARD);

    public ListenerConfig {
        if (maxAssociations < 1 || maxPerAddress < 1) {
            throw new IllegalArgumentException("at least one association must be allowed, found " + maxAssociations
                    + ", and " + maxPerAddress + " for one address");
        }
    }

    /** From everywhere, with half of the associations for one address, so that no other one is kept out by it. */
    public ListenerConfig(int maxAssociations, Timeouts timeouts) {
        this(maxAssociations, (maxAssociations + 1) / 2, Networks.ALL, timeouts);
    }

    /** The same for connections from these networks only. */
    public ListenerConfig from(Networks only) {
        return new ListenerConfig(maxAssociations, maxPerAddress, only, timeouts);
    }
}
