// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.choice;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.policy.ConsentRef;
import org.consentry.policy.ConsentTerms;
import org.consentry.policy.PatientTerms;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.consent.terms.BaseMapping;
import org.consentry.server.consent.terms.ConsentMapping;
import org.consentry.server.consent.terms.Evidence;
import org.consentry.server.consent.terms.ReferencesMapping;
import org.consentry.server.consent.terms.Topics;
import org.consentry.server.fhir.form.DateSpan;
import org.consentry.server.fhir.person.PatientIdentities;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/**
 * Decides which Consents may be saved. A Consent that contradicts itself or says too little is refused with the name of
 * the element. A patient's own choice must be one that every decision can follow word for word. A record of paper or of
 * another system may hold parts that cannot be computed; those parts block.
 */
public final class ConsentRules {
    private static final Set<Consent.ConsentState> OF_A_PATIENT =
            Set.of(Consent.ConsentState.ACTIVE, Consent.ConsentState.INACTIVE, Consent.ConsentState.REJECTED);

    private final ConsentMapping mapping;
    private final ReferencesMapping references;
    private final Complaints complaints;

    ConsentRules(ConsentMapping mapping, ReferencesMapping references, Complaints complaints) {
        this.mapping = mapping;
        this.references = references;
        this.complaints = complaints;
    }

    /** Logical id of the patient; empty, with a complaint, if it is not a literal reference. */
    public static Optional<String> patient(Consent consent, Complaints complaints) {
        Optional<String> patient = PatientIdentities.logicalId(consent.getPatient());
        if (patient.isEmpty()) {
            complaints.add("Consent.patient", "a literal reference Patient/x", "none");
        }
        return patient;
    }

    /** Adds a complaint for everything that nobody may file. */
    void check(Consent consent, Instant now) {
        identifiers(consent);
        if (consent.getStatus() == null) {
            complaints.add("Consent.status", "a status", "none");
        }
        if (!consent.hasDateTime()) {
            complaints.add("Consent.dateTime", "when the patient decided", "none");
        } else if (mapping.madeAt(consent).isAfter(now.plus(PatientTerms.CLOCKS_DIFFER))) {
            complaints.add("Consent.dateTime", "a time that is not in the future", "one more than 5 minutes ahead");
        }
        if (BaseMapping.depth(consent.getProvision()) > BaseMapping.DEEPEST) {
            complaints.add("Consent.provision", "at most " + BaseMapping.DEEPEST + " levels of provisions", "more");
        }
        if (consent.hasImplicitRules()) {
            complaints.add("Consent.implicitRules", "none", "rules that nobody here knows");
        }
        periods(consent.getProvision(), mapping.zone(consent), "Consent.provision");
        performers(consent);
    }

    /** Adds a complaint for everything that a patient may not say, since it could not be followed. */
    void checkOwnChoice(Consent consent, Instant now) {
        if (!OF_A_PATIENT.contains(consent.getStatus())) {
            complaints.add("Consent.status", "active, inactive or rejected", "none or another");
        }
        boolean scoped = consent.getScope().getCoding().size() == 1
                && ConsentMapping.scopes(consent)
                        .map(Coding::getCode)
                        .anyMatch(code -> code.equals("patient-privacy") || code.equals("research"));
        if (!scoped) {
            complaints.add("Consent.scope", "patient-privacy or research", "none or another");
        }
        if (consent.getPolicy().size() != 1 || !consent.getPolicyFirstRep().hasUri()) {
            complaints.add("Consent.policy", "one policy with the uri of the text shown", "none or several");
        }
        if (Topics.key(consent).isEmpty()) {
            complaints.add("Consent.identifier", "what it is about", "nothing that tells");
        }
        Evidence evidence = new Evidence(references);
        List<Reference> performers = consent.getPerformer();
        if (performers.size() != 1 || !evidence.isPatient(performers.get(0))) {
            complaints.add("Consent.performer", "the patient", "none or another");
        }
        computable(consent, now);
    }

    private void computable(Consent consent, Instant now) {
        if (!complaints.all().isEmpty()) {
            return;
        }
        ConsentTerms terms = mapping.terms(consent, new ConsentRef("new", 1), now, complaints);
        if (terms.base() instanceof ConsentTerms.NotComputable
                && complaints.all().isEmpty()) {
            complaints.add("Consent.provision", "a permit or a deny", "something that cannot be computed");
        }
    }

    private void identifiers(Consent consent) {
        List<String> topics = Topics.portalTopics(consent);
        if (topics.size() > 1 || !topics.stream().allMatch(Topics::isTopic)) {
            complaints.add(
                    "Consent.identifier",
                    "at most one identifier " + Topics.TOPIC + ", of letters, digits and ._:/-",
                    "several, or another form");
        }
        if (Topics.formKeys(consent).size() > 1) {
            complaints.add("Consent.identifier", "at most one " + Topics.FORM_KEY, "several");
        }
    }

    /** A performer who decides for the patient must be known here as the patient's own proxy. */
    private void performers(Consent consent) {
        Evidence evidence = new Evidence(references);
        for (int i = 0; i < consent.getPerformer().size(); i++) {
            Reference performer = consent.getPerformer().get(i);
            String text = performer.hasReference() ? performer.getReference() : "";
            boolean claims = text.startsWith("Patient/") || text.startsWith("RelatedPerson/");
            if (claims && !evidence.decides(performer)) {
                complaints.add("Consent.performer[" + i + "]", "the patient, or a proxy of theirs", "another");
            }
        }
    }

    private void periods(Consent.ProvisionComponent provision, ZoneId zone, String at) {
        period(provision.getPeriod(), zone, at + ".period");
        period(provision.getDataPeriod(), zone, at + ".dataPeriod");
        for (int i = 0; i < provision.getProvision().size(); i++) {
            periods(provision.getProvision().get(i), zone, at + ".provision[" + i + "]");
        }
    }

    private void period(Period period, ZoneId zone, String at) {
        boolean turned = period.hasStart()
                && period.hasEnd()
                && DateSpan.of(period.getStartElement(), zone)
                        .low()
                        .isAfter(DateSpan.of(period.getEndElement(), zone).high());
        if (turned) {
            complaints.add(at, "a start before the end", "a start after it");
        }
    }
}
