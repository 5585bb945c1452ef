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
 * Decides whether a Consent shows that the patient, or a person allowed to decide for the patient, really said so. It
 * needs a document, or a text of this product that the patient, or a proxy by a grant, was shown when logged in. Every
 * performer must be the patient or a proxy that this server knows as the patient's.
 */
public final class Evidence {
    /** Addresses of the portal's texts. A Consent that names one was made by the patient on that very page. */
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
        boolean shown = (performers.stream().allMatch(this::isPatient) || ProxyEntry.is(consent))
                && consent.getPolicy().stream().anyMatch(Evidence::isShown);
        return theirs && !refuted && (shown || hasSource(consent));
    }

    /** Whether this is the patient, or a proxy of the patient that is stored here. */
    public boolean decides(Reference performer) {
        return isPatient(performer) || proxy(performer).isPresent();
    }

    public boolean isPatient(Reference performer) {
        return PatientIdentities.logicalId(performer)
                .filter(references::isPatient)
                .isPresent();
    }

    /** Whether this is a text of the portal that a logged-in patient was shown. */
    public static boolean isShown(Consent.ConsentPolicyComponent policy) {
        return policy.hasUri() && policy.getUri().startsWith(SHOWN);
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
