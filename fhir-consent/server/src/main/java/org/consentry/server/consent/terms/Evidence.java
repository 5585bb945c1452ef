// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import java.util.List;
import java.util.Optional;
import org.consentry.server.fhir.person.PatientIdentities;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;

/**
 * Says whether a Consent shows that the patient, or someone allowed to decide for them, really said so. There must be a
 * document, or a text of ours that the patient was shown when logged in; and everyone who made it must be the patient
 * or a proxy that this server knows as theirs.
 */
public final class Evidence {
    /** Texts of the portal; a Consent that names one was made by the patient on that very page. */
    static final String SHOWN = "https://consentry.org/fhir/text/";

    private final ReferencesMapping references;

    public Evidence(ReferencesMapping references) {
        this.references = references;
    }

    boolean evidenced(Consent consent) {
        List<Reference> performers = consent.getPerformer();
        boolean refuted = consent.getVerification().stream()
                .anyMatch(verification -> verification.hasVerified() && !verification.getVerified());
        boolean theirs = !performers.isEmpty() && performers.stream().allMatch(this::decides);
        boolean shown = performers.stream().allMatch(this::isPatient)
                && consent.getPolicy().stream()
                        .anyMatch(policy -> policy.hasUri() && policy.getUri().startsWith(SHOWN));
        return theirs && !refuted && (shown || hasSource(consent));
    }

    /** Whether this is the patient, or a proxy of theirs that is here. */
    public boolean decides(Reference performer) {
        return isPatient(performer) || proxy(performer).isPresent();
    }

    public boolean isPatient(Reference performer) {
        return PatientIdentities.logicalId(performer)
                .filter(references::isPatient)
                .isPresent();
    }

    private Optional<RelatedPerson> proxy(Reference performer) {
        IdType id = new IdType(performer.getReference());
        boolean related = "RelatedPerson".equals(id.getResourceType()) && !id.hasBaseUrl() && id.hasIdPart();
        return related
                ? references.relatedPerson(id.getIdPart()).filter(person -> !person.hasActive() || person.getActive())
                : Optional.empty();
    }

    private static boolean hasSource(Consent consent) {
        if (consent.getSource() instanceof Attachment attachment) {
            return attachment.hasData() || attachment.hasUrl();
        }
        return consent.getSource() instanceof Reference reference
                && (reference.hasReference() || reference.hasIdentifier());
    }
}
