// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.seal;

import java.time.Instant;
import java.util.Optional;

/**
 * The result of the server's last checks of one chain.
 *
 * @param name {@code audit}, {@code consent} or {@code feed}
 * @param holds whether every checked record is unchanged
 * @param links how many records were checked
 * @param firstBroken number of the first changed record; empty if there is none
 * @param checked when new records were last checked
 * @param whole when the whole chain was last checked
 */
public record Sealed(
        String name,
        boolean holds,
        long links,
        Optional<Long> firstBroken,
        Optional<Instant> checked,
        Optional<Instant> whole) {

    /** Whether any part was checked. */
    public boolean known() {
        return checked.isPresent() || whole.isPresent();
    }
}
