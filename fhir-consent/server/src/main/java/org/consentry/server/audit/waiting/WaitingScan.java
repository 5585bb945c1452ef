// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.audit.waiting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A scan of which a copy waits at an agent.
 *
 * @param id names the line, as long as it waits
 * @param study logical id of the ImagingStudy, or null if it is not known
 * @param recipient logical id of the recipient
 * @param purpose code of v3-ActReason, or null
 * @param since when the oldest object came
 * @param instances how many objects
 * @param told when the agent last told
 */
public record WaitingScan(
        String id,
        @Nullable String study,
        String recipient,
        @Nullable String purpose,
        Instant since,
        int instances,
        Instant told) {
    @Override
    public String toString() {
        return "WaitingScan[]";
    }
}
