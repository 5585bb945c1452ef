// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.consentry.portal.fhir.FhirCaller;
import org.consentry.portal.fhir.FhirProblem;
import org.consentry.portal.fhir.people.PeopleClient;

/**
 * Asks the server before each page of another person whether the grant still counts, so that the person hears of its
 * end in words. The server refuses without it, too.
 */
@Singleton
class ActingWatch {

    /** What the server says. */
    enum Found {
        IN_FORCE,
        OVER,
        AWAY
    }

    private final PeopleClient people;

    @Inject
    ActingWatch(PeopleClient people) {
        this.people = people;
    }

    /** A grant that reads otherwise than when the person went to that page counts as over. */
    Found look(FhirCaller own, String patient, ActingFor acting) {
        try {
            return people.of(own, patient)
                            .other(acting.grant())
                            .filter(grant -> grant.patient().equals(acting.patient()))
                            .filter(grant -> Set.copyOf(grant.powers())
                                    .equals(acting.shown().powers()))
                            .isPresent()
                    ? Found.IN_FORCE
                    : Found.OVER;
        } catch (FhirProblem.Away | FhirProblem.Rejected e) {
            return Found.AWAY;
        } catch (FhirProblem e) {
            return Found.OVER;
        }
    }
}
