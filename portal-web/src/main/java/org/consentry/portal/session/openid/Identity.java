// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session.openid;

import java.util.Optional;
import java.util.Set;

/**
 * The person who has signed in, from a verified ID token.
 *
 * @param subject the account: stable over names and tokens
 * @param account the name of the login
 * @param name what the person is called; the account where they have no name
 * @param patient logical id of their FHIR Patient, when they are a patient
 * @param session the provider's session ({@code sid})
 */
public record Identity(
        String subject,
        String account,
        String name,
        Set<String> roles,
        Optional<String> patient,
        Optional<String> session) {

    public Identity {
        roles = Set.copyOf(roles);
    }

    /** Names nobody. */
    @Override
    public String toString() {
        return "Identity[" + roles + "]";
    }
}
