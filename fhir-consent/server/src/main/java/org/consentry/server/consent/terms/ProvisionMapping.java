// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.policy.Conditions;
import org.consentry.policy.Effect;
import org.consentry.policy.Listed;
import org.consentry.policy.Obligation;
import org.consentry.policy.Period;
import org.consentry.policy.Rule;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.fhir.form.DateSpan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.jspecify.annotations.Nullable;

/** Makes a rule from a provision and everything below it. An unclear element becomes a condition that says so. */
final class ProvisionMapping {
    private static final String ROOT = "Consent.provision";

    private final PartiesMapping parties;
    private final DataMapping data;
    private final CodesMapping codes;
    private final PoliciesMapping policies;
    private final LimitsMapping limits;
    private final ZoneId zone;
    private final Complaints diagnostics;
    /** Whether part of the Consent could not be read, so that nobody can say what its yes is for. */
    private final boolean marked;

    private boolean malformed;

    ProvisionMapping(ReadingContext reading, Consent consent, LimitsMapping limits) {
        this.diagnostics = reading.diagnostics();
        this.zone = reading.zone();
        this.limits = limits;
        this.parties = new PartiesMapping(new RecipientsMapping(consent, reading.references()), diagnostics);
        this.data = new DataMapping(consent, reading.references(), diagnostics);
        this.codes = new CodesMapping(reading.terminology(), diagnostics);
        this.policies = PoliciesMapping.of(consent, this::period);
        this.marked = MarksMapping.of(consent).isMarked();
    }

    /** Whether something was found that cannot become a rule. */
    boolean foundMalformed() {
        return malformed;
    }

    /** The rule of the root. Several policies become one rule around the rules they stand for. */
    Rule root(ProvisionComponent root, Effect effect) {
        List<Rule> rules = rules(root, effect, ROOT, null);
        return rules.size() == 1 ? rules.get(0) : WithheldRules.around(rules);
    }

    /** Whether a provision states anything besides its type, a period and its exceptions. */
    static boolean isConditional(ProvisionComponent provision) {
        return provision.hasActor()
                || provision.hasAction()
                || provision.hasSecurityLabel()
                || provision.hasPurpose()
                || provision.hasClass_()
                || provision.hasCode()
                || provision.hasDataPeriod()
                || provision.hasData();
    }

    /** The type that a provision states; empty if it states none. */
    static Optional<Effect> effect(ProvisionComponent provision) {
        Consent.ConsentProvisionType type = provision.getType();
        if (type == Consent.ConsentProvisionType.PERMIT) {
            return Optional.of(Effect.PERMIT);
        }
        return type == Consent.ConsentProvisionType.DENY ? Optional.of(Effect.DENY) : Optional.empty();
    }

    /**
     * One rule, and one more for each policy code after the first. They are alternatives that restrict different
     * things.
     *
     * @param around the kinds of content that the rule around it is about, or null
     */
    private List<Rule> rules(ProvisionComponent provision, Effect effect, String at, @Nullable Listed<String> around) {
        Period period = period(provision.getPeriod(), at + ".period");
        Set<Obligation> demanded = limits.limits(provision, effect, at);
        List<CodeableConcept> plain = policies.withoutPolicies(provision.getCode());
        List<PolicyCodes.PolicyCode> known = policies.known(provision.getCode());
        boolean strange = policies.hasUnknown(provision.getCode());
        if (strange) {
            diagnostics.add(at + ".code", "a policy of the table", "another policy");
        }
        Conditions conditions = conditions(provision, at);
        Listed<String> classes =
                conditions.data().classes() == null ? around : conditions.data().classes();
        List<Rule> exceptions = exceptions(provision, effect, at, classes);
        boolean yes = effect == Effect.PERMIT;
        List<Rule> rules = new ArrayList<>();
        known.forEach(policy -> policies.rules(policy, effect, conditions, period).stream()
                .map(rule -> with(rule, demanded, exceptions))
                .map(rule -> yes && marked ? WithheldRules.unclear(rule, classes) : rule)
                .forEach(rules::add));
        if (known.isEmpty() || strange || !plain.isEmpty()) {
            Conditions own = conditions.showing(
                    codes.codes(plain, strange, at), conditions.data().classes());
            Rule rule = with(new Rule(effect, own, period, Set.of(), List.of()), demanded, exceptions);
            rules.add(yes ? sure(rule, at, classes) : rule);
        }
        return rules;
    }

    /** A yes as far as it is certain. It is withheld where something was not read or a policy is unknown. */
    private Rule sure(Rule yes, String at, @Nullable Listed<String> classes) {
        if (!marked && !policies.foundUnknown()) {
            return yes;
        }
        // An exception may be left to the rule around it. The root has no rule around it.
        return marked || ROOT.equals(at) ? WithheldRules.unclear(yes, classes) : WithheldRules.never(yes, classes);
    }

    private static Rule with(Rule rule, Set<Obligation> demanded, List<Rule> exceptions) {
        List<Rule> all = new ArrayList<>(exceptions);
        all.addAll(rule.exceptions());
        return new Rule(rule.effect(), rule.conditions(), rule.period(), demanded, all);
    }

    /** Exceptions in their order, so that each has the path of its element. Exceptions from policies come last. */
    private List<Rule> exceptions(
            ProvisionComponent provision, Effect outer, String at, @Nullable Listed<String> around) {
        List<Rule> first = new ArrayList<>();
        List<Rule> more = new ArrayList<>();
        List<ProvisionComponent> below = provision.getProvision();
        for (int i = 0; i < below.size(); i++) {
            String where = at + ".provision[" + i + "]";
            Optional<Effect> stated = effect(below.get(i));
            if (stated.isEmpty()) {
                diagnostics.remark(
                        where + ".type", "permit or deny", "none, read as the opposite of what is around it");
            }
            Effect opposite = outer == Effect.PERMIT ? Effect.DENY : Effect.PERMIT;
            List<Rule> rules = rules(below.get(i), stated.orElse(opposite), where, around);
            first.add(rules.get(0));
            more.addAll(rules.subList(1, rules.size()));
        }
        first.addAll(more);
        return first;
    }

    private Conditions conditions(ProvisionComponent provision, String at) {
        Conditions conditions = Conditions.ANY
                .about(codes.purposes(provision.getPurpose(), at))
                .showing(null, codes.classes(provision.getClass_(), at))
                .doing(codes.actions(provision.getAction(), at))
                .taken(provision.hasDataPeriod() ? period(provision.getDataPeriod(), at + ".dataPeriod") : null);
        conditions = parties.parties(conditions, provision.getActor(), at);
        conditions = data.data(conditions, provision.getData(), at);
        return codes.labels(conditions, provision.getSecurityLabel(), at);
    }

    private Period period(org.hl7.fhir.r4.model.Period period, String at) {
        Instant start = bound(period.getStartElement(), at, true);
        Instant end = bound(period.getEndElement(), at, false);
        boolean turned = start != null && end != null && start.isAfter(end);
        if (turned) {
            malformed = true;
            diagnostics.add(at, "a start before the end", "a start after it");
        }
        return turned ? Period.ALWAYS : new Period(start, end);
    }

    private @Nullable Instant bound(DateTimeType date, String at, boolean first) {
        if (date.hasValue()) {
            DateSpan span = DateSpan.of(date, zone);
            return first ? span.low() : span.high();
        }
        if (date.hasExtension()) {
            malformed = true;
            diagnostics.add(at, "a date", "a date that is withheld or unknown");
        }
        return null;
    }
}
