// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom.dimse;

import java.util.Optional;

/**
 * Limits of a listener.
 *
 * @param maxAssociations open at the same time, at least 1
 * @param maxPerAddress how many of them one address may have, at least 1
 * @param callers from where connections are accepted; every other one is closed
 * @param encryption by which TLS every connection goes; in the clear if empty
 */
public record ListenerConfig(
        int maxAssociations, int maxPerAddress, Networks callers, Timeouts timeouts, Optional<Encryption> encryption) {
    public static final ListenerConfig STANDARD = new ListenerConfig(32, Timeouts.STANDARD);

    public ListenerConfig {
        if (maxAssociations < 1 || maxPerAddress < 1) {
            throw new IllegalArgumentException("at least one association must be allowed, found " + maxAssociations
                    + ", and " + maxPerAddress + " for one address");
        }
    }

    /** From everywhere, with half of the associations for one address, so that no other one is kept out by it. */
    public ListenerConfig(int maxAssociations, Timeouts timeouts) {
        this(maxAssociations, (maxAssociations + 1) / 2, Networks.ALL, timeouts, Optional.empty());
    }

    /** The same by TLS only. */
    public ListenerConfig by(Encryption tls) {
        return new ListenerConfig(maxAssociations, maxPerAddress, callers, timeouts, Optional.of(tls));
    }

    /** The same for connections from these networks only. */
    public ListenerConfig from(Networks only) {
        return new ListenerConfig(maxAssociations, maxPerAddress, only, timeouts, encryption);
    }
}
