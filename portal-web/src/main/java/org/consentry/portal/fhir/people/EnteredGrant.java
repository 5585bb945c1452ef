// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.people;

import java.time.Instant;

/**
 * A grant as staff see it.
 *
 * @param grant what it says; its name is the proxy's
 * @param paper what paper staff saw
 * @param enterer name of who entered it
 */
public record EnteredGrant(PersonGrant grant, String paper, String enterer, Instant at) {

    /** Names nobody. */
    @Override
    public String toString() {
        return "EnteredGrant[]";
    }
}
