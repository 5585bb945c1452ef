// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy.specified;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.consentry.policy.*;

/**
 * Section 10, rule 1: what the consents that count say about one purpose.
 *
 * @param undetermined why each that cannot be computed cannot be
 * @param missed attributes without which a permit did not match
 */
record Consents(List<Said> denies, List<Said> permits, List<Reason> undetermined, Set<String> missed) {

    static Consents of(AccessRequest request, Purpose purpose, List<ConsentTerms> all, Regimes regimes) {
        Consents united = new Consents(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new TreeSet<>());
        for (List<ConsentTerms> newest : newestOfTopics(all, request.asOf()).values()) {
            List<Said> said = new ArrayList<>();
            for (ConsentTerms consent : newest) {
                OneConsent one = new OneConsent(request, purpose, regimes, consent);
                said.addAll(consent.base().fold(one::says, reason -> {
                    united.undetermined.add(reason);
                    return List.of();
                }));
                united.missed.addAll(one.missed);
            }
            List<Said> denies = said.stream().filter(Said::denies).toList();
            united.denies.addAll(denies);
            if (denies.isEmpty()) {
                united.permits.addAll(said);
            }
        }
        return united;
    }

    /** Of each topic the newest; of one date, several versions of one consent give way to the highest. */
    private static Map<String, List<ConsentTerms>> newestOfTopics(List<ConsentTerms> all, Instant asOf) {
        Map<String, List<ConsentTerms>> topics = new LinkedHashMap<>();
        for (ConsentTerms consent : all) {
            boolean newest = !consent.dateTime().isAfter(asOf)
                    && all.stream()
                            .filter(other -> other.topic().equals(consent.topic()))
                            .filter(other -> !other.dateTime().isAfter(asOf))
                            .noneMatch(other -> supersedes(other, consent));
            if (newest) {
                topics.computeIfAbsent(consent.topic(), key -> new ArrayList<>())
                        .add(consent);
            }
        }
        return topics;
    }

    private static boolean supersedes(ConsentTerms other, ConsentTerms consent) {
        if (!other.dateTime().equals(consent.dateTime())) {
            return other.dateTime().isAfter(consent.dateTime());
        }
        return other.ref().id().equals(consent.ref().id())
                && other.ref().version() > consent.ref().version();
    }
}
