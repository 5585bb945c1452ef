// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Everything about one patient that a decision needs.
 *
 * @param consents the current version of each active consent, in any order
 * @param cases open cases, in any order
 * @param registries what registries outside say, in any order
 */
public record PatientTerms(List<ConsentTerms> consents, List<PatientCase> cases, List<RegistryAnswer> registries) {

    /** How far clocks may differ: a choice dated further ahead than this is one of the future. */
    public static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

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
     * The present, for a decision on these terms: the clock's, but no earlier than any choice here was made. What is
     * here has happened, so a clock behind the one that dated a no does not delay it.
     *
     * @param clock what the decider's clock says
     */
    public Instant present(Instant clock) {
        Instant furthest = clock.plus(CLOCKS_DIFFER);
        Instant present = clock;
        for (ConsentTerms consent : consents) {
            Instant made = consent.dateTime();
            if (made.isAfter(present) && !made.isAfter(furthest)) {
                present = made;
            }
        }
        return present;
    }

    /** Whether a choice is dated further ahead of this clock than clocks differ: it may be the clock that is wrong. */
    public boolean isAheadOf(Instant clock) {
        Instant furthest = clock.plus(CLOCKS_DIFFER);
        return consents.stream().anyMatch(consent -> consent.dateTime().isAfter(furthest));
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
