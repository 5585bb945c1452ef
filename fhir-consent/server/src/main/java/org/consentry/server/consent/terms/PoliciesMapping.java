// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.consentry.policy.Action;
import org.consentry.policy.Code;
import org.consentry.policy.Conditions;
import org.consentry.policy.Effect;
import org.consentry.policy.Listed;
import org.consentry.policy.Period;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.policy.Recipients;
import org.consentry.policy.Rule;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;

/**
 * Makes rules from the policy codes of other consent systems. Their parts depend on each other. Data may be used only
 * if it was taken while collecting was allowed. Use abroad needs a yes of its own.
 */
final class PoliciesMapping {
    /** The class of recipients outside the European Union. */
    static final RecipientId ABROAD = RecipientsMapping.actorClass("outside-eu");

    private static final PolicyCodes TABLE = PolicyCodes.shipped();

    private final Set<Period> windows = new HashSet<>();
    private boolean abroad;
    private boolean unknown;

    private PoliciesMapping() {}

    /** Looks through a whole Consent for what its policies say about each other. */
    static PoliciesMapping of(Consent consent, BiFunction<org.hl7.fhir.r4.model.Period, String, Period> period) {
        PoliciesMapping policies = new PoliciesMapping();
        policies.look(consent.getProvision(), period);
        return policies;
    }

    /** The policies of the table among these. */
    List<PolicyCodes.PolicyCode> known(List<CodeableConcept> concepts) {
        return concepts.stream()
                .flatMap(concept -> CodesMapping.codes(concept)
                        .flatMap(code -> TABLE.of(code).stream())
                        .limit(1))
                .distinct()
                .toList();
    }

    /** Whether there is a policy among these that the table lacks. */
    boolean hasUnknown(List<CodeableConcept> concepts) {
        return concepts.stream()
                .filter(PoliciesMapping::isPolicy)
                .anyMatch(concept -> CodesMapping.codes(concept)
                        .allMatch(code -> TABLE.of(code).isEmpty()));
    }

    /** Whether the Consent has, anywhere, a policy that the table lacks. Then nobody can say what its yes is for. */
    boolean foundUnknown() {
        return unknown;
    }

    /** The concepts that are not policies. */
    List<CodeableConcept> withoutPolicies(List<CodeableConcept> concepts) {
        return concepts.stream().filter(concept -> !isPolicy(concept)).toList();
    }

    /** The rules that a policy stands for, within the conditions around it. */
    List<Rule> rules(PolicyCodes.PolicyCode policy, Effect effect, Conditions conditions, Period period) {
        Conditions about = conditions.about(Listed.of(policy.purposes().toArray(Purpose[]::new)));
        return switch (policy.kind()) {
            case COLLECT -> List.of(rule(effect, about.doing(Listed.of(Action.COLLECT)), period, List.of()));
            case USE -> List.of(rule(effect, window(effect, about), period, home(effect, about)));
            case ABROAD -> List.of(rule(effect, window(effect, about.to(Recipients.of(ABROAD))), period, List.of()));
        };
    }

    /**
     * Limits a yes to what was taken while collecting was allowed. If the Consent does not say when, the yes matches
     * nothing.
     */
    private Conditions window(Effect effect, Conditions conditions) {
        if (effect == Effect.DENY) {
            return conditions;
        }
        return windows.size() == 1
                ? conditions.taken(windows.iterator().next())
                : conditions.showing(
                        new Listed<>(Set.of(), true), conditions.data().classes());
    }

    /** Makes use abroad an exception from use, unless it has a yes of its own. */
    private List<Rule> home(Effect effect, Conditions conditions) {
        boolean stays = effect == Effect.PERMIT && !abroad;
        return stays
                ? List.of(Rule.deny(Conditions.ANY.about(conditions.purposes()).to(Recipients.of(ABROAD))))
                : List.of();
    }

    private void look(ProvisionComponent provision, BiFunction<org.hl7.fhir.r4.model.Period, String, Period> period) {
        if (provision.getType() == Consent.ConsentProvisionType.PERMIT) {
            for (PolicyCodes.PolicyCode policy : known(provision.getCode())) {
                if (policy.kind() == PolicyCodes.Kind.COLLECT) {
                    windows.add(period.apply(provision.getPeriod(), "Consent.provision.period"));
                }
                abroad |= policy.kind() == PolicyCodes.Kind.ABROAD;
            }
        }
        unknown |= hasUnknown(provision.getCode());
        new ArrayList<>(provision.getProvision()).forEach(below -> look(below, period));
    }

    private static Rule rule(Effect effect, Conditions conditions, Period period, List<Rule> exceptions) {
        return new Rule(effect, conditions, period, Set.of(), exceptions);
    }

    private static boolean isPolicy(CodeableConcept concept) {
        return CodesMapping.codes(concept).map(Code::system).anyMatch(PolicyCodes::isPolicySystem);
    }
}
