// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.people;

import org.consentry.portal.fhir.people.PersonGrant;

/** View model of the question whether to end a grant. */
public record PeopleEndPage(PersonGrant grant) {

    /** Whether the signed-in person is who may act. */
    public boolean own() {
        return !grant.patient().isEmpty();
    }
}
