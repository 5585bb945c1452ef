// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.util.List;

/**
 * Everything about one patient that a decision needs.
 *
 * @param consents the current version of each active consent, in any order
 * @param cases open cases, in any order
 * @param registries what registries outside say, in any order
 */
public record PatientTerms(List<ConsentTerms> consents, List<PatientCase> cases, List<RegistryAnswer> registries) {

    /** A patient who has said nothing. */
    public static final PatientTerms NONE = new PatientTerms(List.of(), List.of());

    public PatientTerms {
        consents = List.copyOf(consents);
        cases = List.copyOf(cases);
        registries = List.copyOf(registries);
    }

    /** Terms where no registry is asked. */
    public PatientTerms(List<ConsentTerms> consents, List<PatientCase> cases) {
        this(consents, cases, List.of());
    }

    /** A patient with these consents and no case. */
    public static PatientTerms of(ConsentTerms... consents) {
        return new PatientTerms(List.of(consents), List.of());
    }

    /** The same, with what registries say. */
    public PatientTerms with(List<RegistryAnswer> answers) {
        return new PatientTerms(consents, cases, answers);
    }

    /**
     * The versions of all consents, sorted, separated by spaces; it changes whenever one of them does, and a decision
     * is void then.
     */
    public String versionVector() {
        return String.join(
                " ",
                consents.stream()
                        .map(consent -> consent.ref().id() + "/" + consent.ref().version())
                        .sorted()
                        .toList());
    }
}
