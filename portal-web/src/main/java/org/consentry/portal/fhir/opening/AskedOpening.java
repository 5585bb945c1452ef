// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.opening;

import java.time.Instant;
import java.util.Optional;

/**
 * A request to open a closed record.
 *
 * @param asker name of who asked
 * @param mine whether the signed-in person did
 * @param state waits, late, refused, open or over
 * @param number hospital number of the record; empty for what waits no more and is not mine
 * @param patient logical id; empty if it is not mine
 * @param ender name of the second person; empty while it waits
 * @param until when it is open no more
 */
public record AskedOpening(
        String id,
        String asker,
        boolean mine,
        String reason,
        Instant at,
        String state,
        String number,
        String patient,
        String ender,
        Optional<Instant> until) {

    /** Whether it waits for a second person. */
    public boolean waits() {
        return state.equals("waits");
    }

    /** Whether the signed-in person may open the record now. */
    public boolean open() {
        return mine && state.equals("open");
    }

    /** Prints nothing of a patient. */
    @Override
    public String toString() {
        return "AskedOpening[" + state + "]";
    }
}
