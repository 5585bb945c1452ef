// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.watch;

import java.time.Instant;
import java.util.Optional;

/**
 * What a gateway told of its journal, which has a line for each scan that it let out.
 *
 * @param gateway its name
 * @param told when it last told how far the journal goes
 * @param back how often it went on from a place before the one that it had told
 * @param backAt when it last did
 */
public record GatewayJournal(String gateway, Optional<Instant> told, int back, Optional<Instant> backAt) {

    /** Whether the journal was never shorter than the gateway had told. */
    public boolean whole() {
        return back == 0;
    }
}
