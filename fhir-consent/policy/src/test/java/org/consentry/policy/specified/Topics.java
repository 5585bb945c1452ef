// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy.specified;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.consentry.policy.*;

/**
 * Section 10, rule 1, first sentences: which consents of a topic are newer than which, and what falls to them, for one
 * purpose.
 *
 * @param consents those that apply: section 6, {@code dateTime <= asOf}; of one Consent its highest version
 * @param says what each of them says
 */
record Topics(List<ConsentTerms> consents, Map<ConsentTerms, List<Said>> says) {

    static List<ConsentTerms> applicable(List<ConsentTerms> all, Instant asOf) {
        List<ConsentTerms> begun = all.stream()
                .filter(consent -> consent.made().earliest().compareTo(asOf) <= 0)
                .toList();
        List<ConsentTerms> applicable = new ArrayList<>();
        for (ConsentTerms consent : begun) {
            long highest = begun.stream()
                    .filter(other -> other.ref().id().equals(consent.ref().id()))
                    .filter(other -> other.topic().equals(consent.topic()))
                    .mapToLong(other -> other.ref().version())
                    .max()
                    .orElseThrow();
            if (consent.ref().version() == highest) {
                applicable.add(consent);
            }
        }
        return applicable;
    }

    /** An older yes falls to any newer consent of its topic. */
    boolean yesHasFallen(ConsentTerms consent) {
        return !newer(consent).isEmpty();
    }

    /**
     * An older no falls only to a newer consent of its topic that itself has a rule for the requested purpose. Section
     * 13: a rule that does not match changes nothing, so it is one that matches, and without a doubt.
     */
    boolean noHasFallen(ConsentTerms consent) {
        return newer(consent).stream()
                .flatMap(other -> says.getOrDefault(other, List.of()).stream())
                .anyMatch(said -> said.about() && said.causes().isEmpty());
    }

    /** Newer: its whole span lies after the other's. */
    private List<ConsentTerms> newer(ConsentTerms consent) {
        return consents.stream()
                .filter(other -> other.topic().equals(consent.topic()))
                .filter(other -> consent.made().latest().compareTo(other.made().earliest()) < 0)
                .toList();
    }
}
