// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.policy.DataItem;
import org.consentry.policy.Listed;
import org.consentry.policy.RecipientId;
import org.consentry.policy.Recipients;
import org.consentry.policy.StudyUid;
import org.consentry.server.access.Complaints;
import org.consentry.server.storage.ResourceKey;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Consent.provisionActorComponent;
import org.hl7.fhir.r4.model.Consent.provisionDataComponent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Finds out who and which scans a provision names; a name that leads nowhere is complained of. */
final class PartiesMapping {
    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    private static final Set<String> RECEIVING = Set.of("IRCP", "PRCP");

    private final ConsentReferences references;
    private final Complaints complaints;

    PartiesMapping(ConsentReferences references, Complaints complaints) {
        this.references = references;
        this.complaints = complaints;
    }

    /** The recipients named; null if none is. */
    @Nullable Recipients recipients(ProvisionComponent provision, String at) {
        List<provisionActorComponent> actors = provision.getActor();
        Set<RecipientId> named = new HashSet<>();
        for (int i = 0; i < actors.size(); i++) {
            String where = at + ".actor[" + i + "]";
            if (!receives(actors.get(i).getRole())) {
                complaints.add(where + ".role", "IRCP or PRCP of " + PARTICIPATION, "none or another");
            }
            Optional<RecipientId> recipient =
                    literal(actors.get(i).getReference(), "Organization").flatMap(references::recipient);
            recipient.ifPresent(named::add);
            if (recipient.isEmpty()) {
                complaints.add(where + ".reference", "a literal reference to an Organization of the register", "none");
            }
        }
        return actors.isEmpty() ? null : new Recipients(named, false, named.isEmpty());
    }

    /** The scans named; null if none is. */
    @Nullable Listed<DataItem> studies(List<provisionDataComponent> data, String at) {
        Set<DataItem> named = new HashSet<>();
        for (int i = 0; i < data.size(); i++) {
            String where = at + ".data[" + i + "]";
            if (data.get(i).getMeaning() != Consent.ConsentDataMeaning.INSTANCE) {
                complaints.add(where + ".meaning", "instance", "none or another");
            }
            Optional<StudyUid> study =
                    literal(data.get(i).getReference(), "ImagingStudy").flatMap(references::study);
            study.map(DataItem::study).ifPresent(named::add);
            if (study.isEmpty()) {
                complaints.add(
                        where + ".reference", "a literal reference to one of the patient's ImagingStudies", "none");
            }
        }
        return data.isEmpty() ? null : new Listed<>(named, named.isEmpty());
    }

    private static boolean receives(CodeableConcept role) {
        List<Coding> codings = role.getCoding();
        return codings.size() == 1
                && PARTICIPATION.equals(codings.get(0).getSystem())
                && RECEIVING.contains(String.valueOf(codings.get(0).getCode()));
    }

    private static Optional<String> literal(Reference reference, String type) {
        IdType id = new IdType(reference.getReference());
        boolean ours = type.equals(id.getResourceType())
                && !id.hasBaseUrl()
                && !id.hasVersionIdPart()
                && !reference.hasIdentifier()
                && id.getIdPart() != null
                && ResourceKey.isId(id.getIdPart());
        return ours ? Optional.of(id.getIdPart()) : Optional.empty();
    }
}
