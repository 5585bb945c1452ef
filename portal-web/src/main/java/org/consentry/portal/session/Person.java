// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

import java.util.Optional;

/**
 * Who is signed in, with the access token to speak to the FHIR server in their name.
 *
 * @param patient logical id of their FHIR Patient, when they are a patient
 */
public record Person(String name, Optional<String> patient, String token) {

    /** Prints neither name nor token. */
    @Override
    public String toString() {
        return "Person[]";
    }
}
