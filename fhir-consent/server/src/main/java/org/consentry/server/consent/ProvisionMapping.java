// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.policy.Action;
import org.consentry.policy.Conditions;
import org.consentry.policy.Effect;
import org.consentry.policy.Listed;
import org.consentry.policy.Obligation;
import org.consentry.policy.Period;
import org.consentry.policy.Purpose;
import org.consentry.policy.PurposeHierarchy;
import org.consentry.policy.Rule;
import org.consentry.server.access.Complaints;
import org.consentry.server.access.DateSpan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Extension;
import org.jspecify.annotations.Nullable;

/** Makes a rule of a provision and of all below it, complaining of what cannot be computed. */
final class ProvisionMapping {
    private static final String LIMIT = "http://hl7.org/fhir/StructureDefinition/consent-provision-limit";
    private static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    private static final String ACTIONS = "http://terminology.hl7.org/CodeSystem/consentaction";
    private static final Set<Obligation> LIMITS = Set.of(Obligation.ANONY, Obligation.DEID, Obligation.PSEUD);

    private final PartiesMapping parties;
    private final ZoneId zone;
    private final Complaints complaints;

    ProvisionMapping(ConsentReferences references, ZoneId zone, Complaints complaints) {
        this.parties = new PartiesMapping(references, complaints);
        this.zone = zone;
        this.complaints = complaints;
    }

    /** The rule; where there was a complaint it denies, but then nobody uses it. */
    Rule rule(ProvisionComponent provision, String at) {
        Effect effect = effect(provision, at);
        Conditions conditions = Conditions.ANY
                .about(purposes(provision.getPurpose(), at))
                .to(parties.recipients(provision, at))
                .of(parties.studies(provision.getData(), at))
                .doing(actions(provision.getAction(), at));
        List<Rule> exceptions = new ArrayList<>();
        List<ProvisionComponent> below = provision.getProvision();
        for (int i = 0; i < below.size(); i++) {
            exceptions.add(rule(below.get(i), at + ".provision[" + i + "]"));
        }
        return new Rule(effect, conditions, period(provision, at), limits(provision, effect, at), exceptions);
    }

    private Effect effect(ProvisionComponent provision, String at) {
        if (provision.getType() == Consent.ConsentProvisionType.PERMIT) {
            return Effect.PERMIT;
        }
        if (provision.getType() != Consent.ConsentProvisionType.DENY) {
            complaints.add(at + ".type", "permit or deny", "none");
        }
        return Effect.DENY;
    }

    private @Nullable Listed<Purpose> purposes(List<Coding> codings, String at) {
        List<Purpose> known = new ArrayList<>();
        for (int i = 0; i < codings.size(); i++) {
            Optional<Purpose> purpose = purpose(codings.get(i));
            purpose.ifPresent(known::add);
            if (purpose.isEmpty()) {
                complaints.add(
                        at + ".purpose[" + i + "]",
                        "a purpose of use of " + Purpose.ACT_REASON + " or " + Purpose.LOCAL,
                        codings.get(i).hasCode() ? "code " + codings.get(i).getCode() : "no code");
            }
        }
        return codings.isEmpty() ? null : new Listed<>(Set.copyOf(known), known.isEmpty());
    }

    private static Optional<Purpose> purpose(Coding coding) {
        return coding.hasSystem() && coding.hasCode()
                ? Optional.of(new Purpose(coding.getSystem(), coding.getCode())).filter(PurposeHierarchy::knows)
                : Optional.empty();
    }

    private @Nullable Listed<Action> actions(List<CodeableConcept> concepts, String at) {
        List<Action> known = new ArrayList<>();
        for (int i = 0; i < concepts.size(); i++) {
            Optional<Action> action = action(concepts.get(i));
            action.ifPresent(known::add);
            if (action.isEmpty()) {
                complaints.add(at + ".action[" + i + "]", "one code of " + ACTIONS, "none or another");
            }
        }
        return concepts.isEmpty() ? null : new Listed<>(Set.copyOf(known), known.isEmpty());
    }

    private static Optional<Action> action(CodeableConcept concept) {
        List<Coding> codings = concept.getCoding();
        return codings.size() == 1 && ACTIONS.equals(codings.get(0).getSystem())
                ? Stream.of(Action.values())
                        .filter(action -> action.name()
                                .toLowerCase(Locale.ROOT)
                                .equals(codings.get(0).getCode()))
                        .findFirst()
                : Optional.empty();
    }

    private Period period(ProvisionComponent provision, String at) {
        if (!provision.hasPeriod()) {
            return Period.ALWAYS;
        }
        Instant start = provision.getPeriod().hasStart()
                ? DateSpan.of(provision.getPeriod().getStartElement(), zone).low()
                : null;
        Instant end = provision.getPeriod().hasEnd()
                ? DateSpan.of(provision.getPeriod().getEndElement(), zone).high()
                : null;
        if (start != null && end != null && start.isAfter(end)) {
            complaints.add(at + ".period", "a start before the end", "a start after it");
        }
        return new Period(start, end);
    }

    private Set<Obligation> limits(ProvisionComponent provision, Effect effect, String at) {
        List<Extension> extensions = provision.getModifierExtension();
        List<Obligation> limits = new ArrayList<>();
        for (int i = 0; i < extensions.size(); i++) {
            Optional<Obligation> limit = limit(extensions.get(i)).filter(found -> effect == Effect.PERMIT);
            limit.ifPresent(limits::add);
            if (limit.isEmpty()) {
                complaints.add(
                        at + ".modifierExtension[" + i + "]",
                        "on a permit: " + LIMIT + " with one control of " + codes(),
                        "another modifier, limit or place");
            }
        }
        return Set.copyOf(limits);
    }

    private static Optional<Obligation> limit(Extension extension) {
        if (!LIMIT.equals(extension.getUrl()) || extension.getExtension().size() != 1) {
            return Optional.empty();
        }
        Extension control = extension.getExtension().get(0);
        if (!"control".equals(control.getUrl())
                || !(control.getValue() instanceof CodeableConcept concept)
                || concept.getCoding().size() != 1) {
            return Optional.empty();
        }
        Coding code = concept.getCodingFirstRep();
        return ACT_CODE.equals(code.getSystem()) && code.hasCode()
                ? Optional.of(new Obligation(code.getCode())).filter(LIMITS::contains)
                : Optional.empty();
    }

    private static String codes() {
        return LIMITS.stream().map(Obligation::code).sorted().collect(Collectors.joining(", "));
    }
}
