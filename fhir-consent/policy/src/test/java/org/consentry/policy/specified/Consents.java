// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy.specified;

import java.util.ArrayList;
import java.util.HashMap;
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
        List<ConsentTerms> applicable = Topics.applicable(all, request.asOf());
        Map<ConsentTerms, List<Said>> says = new HashMap<>();
        Topics topics = new Topics(applicable, says);
        Map<ConsentTerms, Set<String>> missed = new HashMap<>();
        for (ConsentTerms consent : applicable) {
            OneConsent one = new OneConsent(request, purpose, regimes, consent);
            says.put(consent, consent.base() instanceof ConsentTerms.Rules rules ? one.says(rules) : List.of());
            missed.put(consent, one.missed);
        }
        Map<String, List<Said>> byTopic = new LinkedHashMap<>();
        for (ConsentTerms consent : applicable) {
            if (consent.base() instanceof ConsentTerms.NotComputable undetermined && !topics.noHasFallen(consent)) {
                united.undetermined.add(undetermined.reason());
            }
            if (!topics.yesHasFallen(consent)) {
                united.missed.addAll(missed.getOrDefault(consent, Set.of()));
            }
            says.getOrDefault(consent, List.of()).stream()
                    .filter(each -> each.denies() ? !topics.noHasFallen(consent) : !topics.yesHasFallen(consent))
                    .forEach(each -> byTopic.computeIfAbsent(consent.topic(), key -> new ArrayList<>())
                            .add(each));
        }
        byTopic.values().forEach(united::add);
        return united;
    }

    /** Where neither of one topic is newer, deny wins. */
    private void add(List<Said> ofOneTopic) {
        List<Said> no = ofOneTopic.stream().filter(Said::denies).toList();
        denies.addAll(no);
        if (no.isEmpty()) {
            permits.addAll(ofOneTopic);
        }
    }
}
