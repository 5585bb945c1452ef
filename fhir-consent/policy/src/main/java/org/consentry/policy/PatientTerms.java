// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.List;

/**
 * Everything one patient has said that a decision needs.
 *
 * @param consents the current version of each active consent, in any order
 * @param cases open cases, in any order
 */
public record PatientTerms(List<ConsentTerms> consents, List<PatientCase> cases) {

    /** A patient who has said nothing. */
    public static final PatientTerms NONE = new PatientTerms(List.of(), List.of());

    public PatientTerms {
        consents = List.copyOf(consents);
        cases = List.copyOf(cases);
    }

    /** A patient with these consents and no case. */
    public static PatientTerms of(ConsentTerms... consents) {
        return new PatientTerms(List.of(consents), List.of());
    }
}
