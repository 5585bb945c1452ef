// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.seal;

import java.time.Instant;
import java.util.Optional;

/**
 * What the server's last checks of one of its chains found.
 *
 * @param name {@code audit}, {@code consent} or {@code feed}
 * @param holds whether nothing was found that is not as it was sealed
 * @param links how many records were checked
 * @param firstBroken number of the first record that is not as it was sealed; empty if none is
 * @param checked when what is new was last checked
 * @param whole when all of it was last checked
 */
public record Sealed(
        String name,
        boolean holds,
        long links,
        Optional<Long> firstBroken,
        Optional<Instant> checked,
        Optional<Instant> whole) {

    /** Whether any of them has been checked. */
    public boolean known() {
        return checked.isPresent() || whole.isPresent();
    }
}
