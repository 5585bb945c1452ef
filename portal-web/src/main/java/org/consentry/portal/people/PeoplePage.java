// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.people;

import java.time.LocalDate;
import java.util.List;
import org.consentry.portal.fhir.people.People;
import org.consentry.portal.fhir.people.PersonGrant;

/**
 * View model of who may act for whom.
 *
 * @param ended whether the person has just ended one
 */
public record PeoplePage(People people, LocalDate today, boolean ended) {

    /** Who may act for the person, or will. */
    public List<PersonGrant> mine() {
        return people.mine().stream().filter(grant -> grant.isOpen(today)).toList();
    }

    /** For whom the person may act now. */
    public List<PersonGrant> others() {
        return people.others();
    }
}
