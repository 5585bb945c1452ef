// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.sharing;

import java.time.Instant;
import java.util.Optional;

/**
 * A line with the names of what it points to.
 *
 * @param who name of the recipient; its id when the register does not know it
 * @param kind kind of group, empty when unknown
 * @param number how many refused questions it sums up; 1 for anything else
 * @param last when the newest of them was asked
 */
public record SharingRow(SharingEvent line, String who, String kind, Optional<Scan> study, long number, Instant last) {

    /** Whether it stands for many questions. */
    public boolean summed() {
        return number > 1;
    }
}
