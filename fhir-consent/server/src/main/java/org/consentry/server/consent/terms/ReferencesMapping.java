// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import java.util.Optional;
import java.util.Set;
import org.consentry.policy.RecipientId;
import org.consentry.policy.StudyUid;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.RelatedPerson;

/** Resolves the references of one patient's Consents. It reads stored resources, or a table in a test. */
public interface ReferencesMapping {
    /** The recipient, or the class of recipients, that this Organization stands for. */
    Optional<RecipientId> organization(String id);

    /** The AI product with this logical id. */
    Optional<RecipientId> device(String id);

    /** The recipients with this identifier. If there are several, the identifier does not tell them apart. */
    Set<RecipientId> identified(String system, String value);

    /** The group with this logical id. */
    Optional<Group> group(String id);

    /** The scan with this logical id, if it is the patient's own. */
    Optional<StudyUid> study(String id);

    /** Whether this is the patient, under this or a linked logical id. */
    boolean isPatient(String id);

    /** The relative or proxy with this logical id. */
    Optional<RelatedPerson> relatedPerson(String id);

    /** Whether this resource is stored here at all. */
    boolean isHere(String type, String id);
}
