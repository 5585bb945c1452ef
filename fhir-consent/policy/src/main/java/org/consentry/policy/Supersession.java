// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Picks the consents that count: of each topic the newest, by date of the choice, then by version. */
final class Supersession {

    private Supersession() {}

    /**
     * Returns the consents in force. A consent dated in the future does not count and hides nothing. Two consents of
     * one topic and date whose versions cannot be compared both count, so that the deny among them wins.
     */
    static List<ConsentTerms> inForce(List<ConsentTerms> consents, Instant asOf) {
        Map<String, List<ConsentTerms>> byTopic = consents.stream()
                .filter(consent -> !consent.dateTime().isAfter(asOf))
                .collect(Collectors.groupingBy(ConsentTerms::topic));
        return byTopic.values().stream()
                .map(Supersession::newest)
                .flatMap(Collection::stream)
                .toList();
    }

    private static List<ConsentTerms> newest(List<ConsentTerms> sameTopic) {
        return sameTopic.stream()
                .filter(consent -> sameTopic.stream().noneMatch(other -> supersedes(other, consent)))
                .toList();
    }

    private static boolean supersedes(ConsentTerms newer, ConsentTerms older) {
        int byDate = newer.dateTime().compareTo(older.dateTime());
        boolean sameConsent = newer.ref().id().equals(older.ref().id());
        return byDate > 0
                || (byDate == 0
                        && sameConsent
                        && newer.ref().version() > older.ref().version());
    }
}
