// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.policy.ConsentRef;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.Rule;
import org.consentry.server.access.Complaints;
import org.consentry.server.access.DateSpan;
import org.consentry.server.access.PatientIdentities;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * Reduces an R4 Consent to the terms a decision needs, once, at the door. Whatever the policy cannot compute is
 * complained of, so that no choice is stored that would not be kept.
 */
final class ConsentMapping {
    /** System of the topic; a patient has one Consent for each. */
    static final String TOPIC = "https://consentry.org/fhir/consent-topic";
    /** System of the key that tells a form posted twice from two choices. */
    static final String FORM_KEY = "https://consentry.org/fhir/idempotency-key";

    private static final String SCOPES = "http://terminology.hl7.org/CodeSystem/consentscope";
    private static final Set<String> TOPICS = Set.of("ai", "research");
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final ConsentReferences references;
    private final ZoneId zone;

    ConsentMapping(ConsentReferences references, ZoneId zone) {
        this.references = references;
        this.zone = zone;
    }

    /** The topic; empty, with a complaint, if it is none of ours. */
    static Optional<String> topic(Consent consent, Complaints complaints) {
        List<String> found = identifiers(consent, TOPIC);
        if (found.size() == 1 && TOPICS.contains(found.get(0))) {
            return Optional.of(found.get(0));
        }
        complaints.add(
                "Consent.identifier", "one identifier " + TOPIC + " with value ai or research", "none that fits");
        return Optional.empty();
    }

    /** The key of the form this came from; empty if it has none. */
    static Optional<String> formKey(Consent consent) {
        return identifiers(consent, FORM_KEY).stream().findFirst();
    }

    /** Logical id of the patient; empty, with a complaint, if it is not a literal reference. */
    static Optional<String> patient(Consent consent, Complaints complaints) {
        Optional<String> patient = PatientIdentities.logicalId(consent.getPatient());
        if (patient.isEmpty()) {
            complaints.add("Consent.patient", "a literal reference Patient/x", "none");
        }
        return patient;
    }

    /** Complains of all that cannot be kept as said. */
    void check(Consent consent, Instant now, Complaints complaints) {
        ElementsMapping.check(consent, complaints);
        topic(consent, complaints);
        identifiersWeKnow(consent, complaints);
        header(consent, complaints);
        if (!consent.hasDateTime()) {
            complaints.add("Consent.dateTime", "when the patient decided", "none");
        } else if (madeAt(consent).isAfter(now.plus(CLOCKS_DIFFER))) {
            complaints.add("Consent.dateTime", "a time that is not in the future", "one more than 5 minutes ahead");
        }
        if (consent.getProvision().isEmpty()) {
            complaints.add("Consent.provision", "a permit or a deny", "none");
        } else {
            provisions(complaints).rule(consent.getProvision(), "Consent.provision");
        }
    }

    /** The terms of a version that passed {@link #check}. */
    ConsentTerms terms(Consent consent, ConsentRef ref) {
        Complaints complaints = new Complaints();
        String topic = topic(consent, complaints).orElse("");
        Rule rule = provisions(complaints).rule(consent.getProvision(), "Consent.provision");
        complaints.refuse();
        return new ConsentTerms(ref, topic, madeAt(consent), new ConsentTerms.Rules(rule));
    }

    /** The instant from which the choice counts. */
    Instant madeAt(Consent consent) {
        return DateSpan.of(consent.getDateTimeElement(), zone).low();
    }

    private ProvisionMapping provisions(Complaints complaints) {
        return new ProvisionMapping(references, zone, complaints);
    }

    private static void identifiersWeKnow(Consent consent, Complaints complaints) {
        List<Identifier> all = consent.getIdentifier();
        for (int i = 0; i < all.size(); i++) {
            String system = all.get(i).getSystem();
            if (!TOPIC.equals(system) && !FORM_KEY.equals(system)) {
                complaints.add("Consent.identifier[" + i + "]", "the system " + TOPIC + " or " + FORM_KEY, "another");
            }
        }
        if (identifiers(consent, FORM_KEY).size() > 1) {
            complaints.add("Consent.identifier", "at most one " + FORM_KEY, "several");
        }
    }

    private static void header(Consent consent, Complaints complaints) {
        Consent.ConsentState status = consent.getStatus();
        if (status != Consent.ConsentState.ACTIVE && status != Consent.ConsentState.INACTIVE) {
            complaints.add("Consent.status", "active or inactive", status == null ? "none" : status.toCode());
        }
        List<Coding> scope = consent.getScope().getCoding();
        boolean scoped = scope.size() == 1
                && SCOPES.equals(scope.get(0).getSystem())
                && Set.of("patient-privacy", "research").contains(scope.get(0).getCode());
        if (!scoped) {
            complaints.add("Consent.scope", "patient-privacy or research of " + SCOPES, "none or another");
        }
        if (consent.getPolicy().size() != 1 || !consent.getPolicyFirstRep().hasUri()) {
            complaints.add("Consent.policy", "one policy with the uri of the text shown", "none or several");
        }
        String patient = consent.getPatient().getReference();
        List<Reference> performers = consent.getPerformer();
        if (performers.size() != 1
                || !performers.get(0).hasReference()
                || !performers.get(0).getReference().equals(patient)) {
            complaints.add("Consent.performer", "the patient, since nobody else can decide yet", "none or another");
        }
    }

    private static List<String> identifiers(Consent consent, String system) {
        return consent.getIdentifier().stream()
                .filter(identifier -> system.equals(identifier.getSystem()) && identifier.hasValue())
                .map(Identifier::getValue)
                .toList();
    }
}
