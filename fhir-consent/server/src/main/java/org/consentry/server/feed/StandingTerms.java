// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.feed;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.Effect;
import org.consentry.policy.PatientCase;
import org.consentry.policy.PatientId;
import org.consentry.policy.PatientTerms;
import org.consentry.policy.PurposeHierarchy;
import org.consentry.policy.Recipients;
import org.consentry.policy.Rule;
import org.consentry.protocol.FeedEntry;
import org.jspecify.annotations.Nullable;

/**
 * Adds to what a patient's consents say what else stands: open cases and answers of registries. The log does it with
 * every entry about a patient, so nobody who appends one can forget.
 */
@Singleton
public class StandingTerms {
    private final StandingStore cases;
    private final RegistryAnswers registries;
    private final OnePerson person;

    /** Takes its collaborators. */
    @Inject
    public StandingTerms(StandingStore cases, RegistryAnswers registries, OnePerson person) {
        this.cases = cases;
        this.registries = registries;
        this.person = person;
    }

    /** The entry as it is told; one that is not about what a patient said stays as it is. */
    FeedEntry onto(FeedEntry entry) {
        return entry instanceof FeedEntry.ConsentChanged changed
                ? new FeedEntry.ConsentChanged(
                        changed.position(),
                        changed.at(),
                        changed.patient(),
                        onto(changed.patient(), changed.terms().consents()))
                : entry;
    }

    /** Whether there are registries of which these terms say nothing. */
    boolean mustBeTold(PatientTerms terms) {
        return terms.registries().size() < registries.unknown().size();
    }

    private PatientTerms onto(PatientId patient, List<ConsentTerms> consents) {
        List<PatientCase> open = person.numbers(patient).stream()
                .flatMap(number -> cases.of(number).stream())
                .filter(standing -> !isTakenBack(standing, consents))
                .map(StandingStore.Standing::stops)
                .distinct()
                .toList();
        return new PatientTerms(consents, open, registries.of(patient));
    }

    /**
     * Whether the patient has said yes since to just this recipient: only that ends a withdrawal from one company, a
     * yes to everybody does not.
     */
    static boolean isTakenBack(StandingStore.Standing standing, List<ConsentTerms> consents) {
        PatientCase stops = standing.stops();
        return stops.kind() == PatientCase.Kind.WITHDRAWAL
                && consents.stream()
                        .filter(consent -> consent.dateTime().isAfter(standing.since()))
                        .anyMatch(consent ->
                                consent.base().fold(rules -> permits(rules.root(), null, stops), reason -> false));
    }

    private static boolean permits(Rule rule, @Nullable Recipients around, PatientCase stops) {
        Recipients named = rule.conditions().recipients() == null
                ? around
                : rule.conditions().recipients();
        boolean here = rule.effect() == Effect.PERMIT
                && named != null
                && named.ids().contains(stops.recipient())
                && covers(rule, stops);
        return here || rule.exceptions().stream().anyMatch(exception -> permits(exception, named, stops));
    }

    /** Whether each purpose that is stopped is one that the yes lists. */
    private static boolean covers(Rule rule, PatientCase stops) {
        var listed = rule.conditions().purposes();
        return listed != null
                && !stops.purposes().isEmpty()
                && stops.purposes().stream()
                        .allMatch(stopped ->
                                listed.values().stream().anyMatch(each -> PurposeHierarchy.isA(stopped, each)));
    }
}
