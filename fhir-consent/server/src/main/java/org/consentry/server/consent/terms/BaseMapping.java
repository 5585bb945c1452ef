// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.consentry.policy.Code;
import org.consentry.policy.Conditions;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.Effect;
import org.consentry.policy.Reason;
import org.consentry.policy.Rule;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;

/** Finds the base effect of a Consent: its answer where no exception applies. */
public final class BaseMapping {
    /** Levels of provisions that are read, the same number as agents read. */
    public static final int DEEPEST = 16;

    /** Extension on a Consent: {@code conjunctive} if exceptions keep the conditions of the rule around them. */
    public static final String NESTING = "https://consentry.org/fhir/StructureDefinition/consent-nesting";

    private static final String PROVISION = "Consent.provision";
    private static final Set<String> IN = Set.of("OPTIN", "OPTINR");
    private static final Set<String> OUT = Set.of("OPTOUT", "OPTOUTE");

    private final ReadingContext reading;
    private final Consent consent;
    private final LimitsMapping limits;
    private final Set<String> policyRules;

    BaseMapping(ReadingContext reading, Consent consent) {
        this.reading = reading;
        this.consent = consent;
        this.limits = new LimitsMapping(reading.diagnostics());
        this.policyRules = CodesMapping.codes(consent.getPolicyRule())
                .filter(code -> code.system().equals(Code.ACT_CODE))
                .map(Code::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How deep provisions are nested. */
    public static int depth(ProvisionComponent provision) {
        return 1
                + provision.getProvision().stream()
                        .mapToInt(BaseMapping::depth)
                        .max()
                        .orElse(0);
    }

    /** The base effect. */
    ConsentTerms.Base base() {
        if (depth(consent.getProvision()) > DEEPEST) {
            reading.diagnostics().add(PROVISION, "at most " + DEEPEST + " levels", "more");
            return notComputable(Reason.INDET_CONSENT_MALFORMED);
        }
        MarksMapping marks = MarksMapping.of(consent);
        marks.complain(reading.diagnostics());
        if (marks.isWhole()) {
            return notComputable(Reason.INDET_CONSENT_MALFORMED);
        }
        limits.search(consent);
        ConsentTerms.Base base =
                ProvisionMapping.effect(consent.getProvision()).map(this::typed).orElseGet(this::untyped);
        return limits.foundUnknown() ? notComputable(Reason.INDET_MODIFIER) : base;
    }

    private ConsentTerms.Base typed(Effect effect) {
        ProvisionComponent root = consent.getProvision();
        boolean elseDeny = effect == Effect.PERMIT && optsOut();
        boolean bare = !ProvisionMapping.isConditional(root) && !root.hasProvision();
        if (elseDeny && bare) {
            reading.diagnostics()
                    .add(PROVISION, "the same effect as policyRule, or conditions", "a permit of everything");
            return notComputable(Reason.INDET_CONSENT_CONTRADICTORY);
        }
        return rules(effect, elseDeny);
    }

    private ConsentTerms.Base untyped() {
        ProvisionComponent root = consent.getProvision();
        if (optsOut() && optsIn()) {
            reading.diagnostics().add("Consent.policyRule", "one base effect", "two opposite ones");
            return notComputable(Reason.INDET_CONSENT_CONTRADICTORY);
        }
        if (optsOut()) {
            if (!root.isEmpty()) {
                reading.diagnostics()
                        .remark(PROVISION, "a type, since policyRule opts out of everything", "conditions");
            }
            return rules(Rule.deny(Conditions.ANY), ConsentTerms.Nesting.REPLACING, false);
        }
        // With opt-in, conditions at the root can mean "only this" or "all but this". Both readings are in use.
        if (optsIn() && !ProvisionMapping.isConditional(root) && !root.hasPeriod()) {
            return rules(Effect.PERMIT, false);
        }
        reading.diagnostics().add(PROVISION + ".type", "permit or deny", "none, and nothing else that tells");
        return notComputable(Reason.INDET_CONSENT_AMBIGUOUS);
    }

    private ConsentTerms.Base rules(Effect effect, boolean elseDeny) {
        ProvisionMapping provisions = new ProvisionMapping(reading, consent, limits);
        Rule root = provisions.root(consent.getProvision(), effect);
        if (provisions.foundMalformed()) {
            return notComputable(Reason.INDET_CONSENT_MALFORMED);
        }
        return nesting()
                .<ConsentTerms.Base>map(nesting -> rules(root, nesting, elseDeny))
                .orElseGet(() -> notComputable(Reason.INDET_CONSENT_MALFORMED));
    }

    private ConsentTerms.Rules rules(Rule root, ConsentTerms.Nesting nesting, boolean elseDeny) {
        return new ConsentTerms.Rules(root, nesting, elseDeny, ConsentMapping.isOfResearch(consent));
    }

    private Optional<ConsentTerms.Nesting> nesting() {
        if (!consent.hasExtension(NESTING)) {
            return Optional.of(ConsentTerms.Nesting.REPLACING);
        }
        String code = consent.getExtensionByUrl(NESTING).getValue() instanceof CodeType type ? type.getCode() : "";
        return switch (String.valueOf(code)) {
            case "conjunctive" -> Optional.of(ConsentTerms.Nesting.CONJUNCTIVE);
            case "replacing" -> Optional.of(ConsentTerms.Nesting.REPLACING);
            default -> {
                reading.diagnostics()
                        .add("Consent.extension('" + NESTING + "')", "conjunctive or replacing", "another");
                yield Optional.empty();
            }
        };
    }

    private boolean optsIn() {
        return policyRules.stream().anyMatch(IN::contains);
    }

    private boolean optsOut() {
        return policyRules.stream().anyMatch(OUT::contains);
    }

    private static ConsentTerms.NotComputable notComputable(Reason reason) {
        return new ConsentTerms.NotComputable(reason);
    }
}
