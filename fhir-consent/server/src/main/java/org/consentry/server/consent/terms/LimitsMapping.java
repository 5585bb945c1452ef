// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.policy.Code;
import org.consentry.policy.Effect;
import org.consentry.policy.Obligation;
import org.consentry.server.access.answer.Complaints;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Property;

/**
 * Reads the limit of a yes, the only modifier extension with a meaning here, and finds every other modifier extension.
 */
final class LimitsMapping {
    static final String LIMIT = "http://hl7.org/fhir/StructureDefinition/consent-provision-limit";

    /** System of the controls for which HL7 has no code. */
    static final String LOCAL = "https://consentry.org/fhir/control";

    /** The codes of v3-ActCode ObligationPolicy that somebody here can fulfil. */
    private static final Set<String> OBLIGATIONS = Set.of(
            "ANONY",
            "DEID",
            "PSEUD",
            "MASK",
            "REDACT",
            "MINEC",
            "DELAU",
            "AOD",
            "AUDIT",
            "AUDTR",
            "ENCRYPT",
            "ENCRYPTR",
            "ENCRYPTT",
            "ENCRYPTU",
            "HUAPRV",
            "CPLYPOL",
            "CPLYCD",
            "CPLYJPP",
            "PERSISTLABEL",
            "PRIVMARK");

    private static final Set<String> LOCAL_CONTROLS = Set.of("synthetic-only");

    private final Complaints diagnostics;
    private boolean unknown;

    LimitsMapping(Complaints diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Whether a modifier without a meaning here was found. Then nothing around it has a meaning either. */
    boolean foundUnknown() {
        return unknown;
    }

    /** The controls that have a meaning here. */
    static Set<String> controls() {
        Set<String> all = new HashSet<>(OBLIGATIONS);
        all.addAll(Obligation.REFRAINS);
        return all;
    }

    /** Looks for modifiers everywhere except at the limits of provisions. */
    void search(Consent consent) {
        if (consent.hasImplicitRules()) {
            complain("Consent.implicitRules", "none, since rules nobody knows cannot be kept");
        }
        walk(consent, "Consent");
    }

    /** The demands of a permit. On anything else a limit has no meaning. */
    Set<Obligation> limits(ProvisionComponent provision, Effect effect, String at) {
        Set<Obligation> limits = new HashSet<>();
        List<Extension> modifiers = provision.getModifierExtension();
        for (int i = 0; i < modifiers.size(); i++) {
            if (!LIMIT.equals(modifiers.get(i).getUrl())) {
                continue;
            }
            Optional<Set<Obligation>> read = controls(modifiers.get(i)).filter(found -> effect == Effect.PERMIT);
            read.ifPresent(limits::addAll);
            if (read.isEmpty()) {
                complain(
                        at + ".modifierExtension[" + i + "]",
                        "on a permit: " + LIMIT + " with controls of " + Code.ACT_CODE);
            }
        }
        return limits;
    }

    private static Optional<Set<Obligation>> controls(Extension limit) {
        Set<Obligation> controls = new HashSet<>();
        for (Extension part : limit.getExtension()) {
            Optional<Obligation> control =
                    "control".equals(part.getUrl()) && part.getValue() instanceof CodeableConcept concept
                            ? control(concept)
                            : Optional.empty();
            if (control.isEmpty()) {
                return Optional.empty();
            }
            controls.add(control.get());
        }
        return Optional.of(controls).filter(found -> !found.isEmpty());
    }

    private static Optional<Obligation> control(CodeableConcept concept) {
        List<Obligation> known = CodesMapping.codes(concept)
                .filter(code -> code.system().equals(LOCAL)
                        ? LOCAL_CONTROLS.contains(code.code())
                        : code.system().equals(Code.ACT_CODE) && isControl(code.code()))
                .map(code -> new Obligation(code.code()))
                .distinct()
                .toList();
        return known.size() == 1 ? Optional.of(known.get(0)) : Optional.empty();
    }

    private static boolean isControl(String code) {
        return OBLIGATIONS.contains(code) || Obligation.REFRAINS.contains(code);
    }

    private void walk(Base element, String at) {
        for (Property property : element.children()) {
            List<Base> values = property.getValues();
            for (int i = 0; i < values.size(); i++) {
                Base value = values.get(i);
                String index = property.getMaxCardinality() == 1 ? "" : "[" + i + "]";
                String where = at + "." + property.getName() + index;
                boolean limit = element instanceof ProvisionComponent
                        && value instanceof Extension extension
                        && LIMIT.equals(extension.getUrl());
                if (property.getName().equals("modifierExtension") && !limit) {
                    complain(where, "no modifier extension but a limit of a permit");
                } else if (value != null) {
                    walk(value, where);
                }
            }
        }
    }

    private void complain(String at, String expected) {
        unknown = true;
        diagnostics.add(at, expected, "another modifier, control or place");
    }
}
