// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.people;

import java.util.List;
import java.util.Optional;

/**
 * Whom a person's grants are about.
 *
 * @param mine who may act for the person, also what is over, the newest first
 * @param others for whom the person may act now
 */
public record People(List<PersonGrant> mine, List<PersonGrant> others) {

    public People {
        mine = List.copyOf(mine);
        others = List.copyOf(others);
    }

    /** The grant by which the person may act now. */
    public Optional<PersonGrant> other(String id) {
        return others.stream().filter(grant -> grant.id().equals(id)).findFirst();
    }

    /** The same, or the grant of somebody who may act for the person. */
    public Optional<PersonGrant> any(String id) {
        return other(id)
                .or(() -> mine.stream().filter(grant -> grant.id().equals(id)).findFirst());
    }
}
