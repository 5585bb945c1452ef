// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import java.util.Set;
import org.consentry.portal.fhir.people.PersonGrant;
import org.consentry.portal.view.ActedFor;

/**
 * That a sign-in acts for another person. It is kept at the server alone, and gives no power: the FHIR server asks for
 * the grant on each request.
 *
 * @param grant id of the grant
 * @param patient logical id of the other person's Patient
 */
public record ActingFor(String grant, String patient, ActedFor shown) {

    /** By this grant. */
    public static ActingFor by(PersonGrant grant) {
        return new ActingFor(grant.id(), grant.patient(), new ActedFor(grant.name(), Set.copyOf(grant.powers())));
    }

    boolean may(String power) {
        return shown.powers().contains(power);
    }

    /** Whether the page of an address is one of those that this grant opens. What is not named here is closed. */
    boolean opens(String path) {
        String[] steps = path.replaceFirst("^/+", "").split("/", -1);
        String second = steps.length > 1 ? steps[1] : "";
        return switch (steps[0]) {
            case "home", "sharing", "people" -> true;
            case "questions" -> may("ask");
            // Asking several groups to delete is one transaction, which the server does not take of a proxy.
            case "requests" -> may("ask") && !"delete".equals(second);
            case "scans" -> may("choose");
            case "choices" -> may("choose") || Set.of("", "history", "receipts").contains(second);
            default -> false;
        };
    }

    /** Names nobody. */
    @Override
    public String toString() {
        return "ActingFor[]";
    }
}
