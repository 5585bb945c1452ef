// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy.specified;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.consentry.policy.*;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule with one exception, over three purposes, two recipients and two modalities, put to every request. */
class EveryTwoLevelRuleAtLengthTest {

    private static final Instant NOON = RandomRequests.NOON;
    private static final List<Purpose> PURPOSES = List.of(Purpose.HRESCH, Purpose.of("TRANSRCH"), Purpose.MLTRAINING);
    private static final List<Recipient> RECIPIENTS = List.of(
            new Recipient(RandomRequests.CLOUD, Set.of(RandomRequests.VENDOR), Set.of()),
            new Recipient(RandomRequests.INSTITUTE, Set.of(), Set.of()));
    private static final List<RecipientId> NAMED = List.of(RandomRequests.VENDOR, RandomRequests.INSTITUTE);
    private static final List<Code> MODALITIES = List.of(Code.modality("CT"), Code.modality("MG"));
    private static final List<Set<Code>> SHOWN = List.of(Set.of(), Set.of(MODALITIES.get(0)), Set.copyOf(MODALITIES));

    /** Before, at and after the period in which the exception holds. */
    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1})
    void everyDecisionIsTheOneSpecified(long seconds) {
        List<AccessRequest> requests = requests(NOON.plusSeconds(seconds));
        RegimeSet regimes = RegimeSet.of(Terms.REGIME);
        Period moment = new Period(NOON, NOON);
        List<Rule> nodes = nodes();
        for (Rule root : nodes) {
            for (Rule child : nodes) {
                Rule both = new Rule(
                        root.effect(), root.conditions(), Period.ALWAYS, Set.of(), List.of(child.during(moment)));
                PatientTerms terms = PatientTerms.of(Terms.consent("any", both));
                requests.forEach(request -> Comparison.of(request, terms, regimes));
            }
        }
    }

    private static List<Rule> nodes() {
        List<Rule> nodes = new ArrayList<>();
        for (Effect effect : Effect.values()) {
            for (Purpose purpose : orNone(PURPOSES)) {
                for (RecipientId named : orNone(NAMED)) {
                    for (Code modality : orNone(MODALITIES)) {
                        Conditions conditions = Conditions.ANY
                                .about(purpose == null ? null : Listed.of(purpose))
                                .to(named == null ? null : Recipients.of(named))
                                .showing(modality == null ? null : Listed.of(modality), null);
                        nodes.add(new Rule(effect, conditions, Period.ALWAYS, Set.of(), List.of()));
                    }
                }
            }
        }
        return nodes;
    }

    private static List<AccessRequest> requests(Instant asOf) {
        List<AccessRequest> requests = new ArrayList<>();
        for (Purpose purpose : PURPOSES) {
            for (Recipient recipient : RECIPIENTS) {
                for (Set<Code> ofSeries : SHOWN) {
                    requests.add(new AccessRequest(
                            Terms.ANNA,
                            Study.of(Terms.SCAN).coded(ofSeries, Set.of(), Set.of()),
                            recipient,
                            Set.of(purpose),
                            Action.DISCLOSE,
                            DeidState.IDENTIFIED,
                            Circumstances.NONE,
                            asOf));
                }
            }
        }
        return requests;
    }

    private static <T> List<@Nullable T> orNone(List<T> values) {
        List<@Nullable T> all = new ArrayList<>(values);
        all.add(null);
        return all;
    }
}
