// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.policy.Conditions;
import org.consentry.policy.DataItem;
import org.consentry.policy.Listed;
import org.consentry.policy.StudyUid;
import org.consentry.server.access.answer.Complaints;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.provisionDataComponent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Finds which scans, other data and research projects a provision names. */
public final class DataMapping {
    private static final String OID = "urn:oid:";
    /** Types that a scan can refer to. For other types it is unknown whether they refer to a scan. */
    private static final Set<String> AROUND_A_SCAN = Set.of("Encounter", "ServiceRequest");

    private final Consent consent;
    private final ReferencesMapping references;
    private final Complaints diagnostics;

    DataMapping(Consent consent, ReferencesMapping references, Complaints diagnostics) {
        this.consent = consent;
        this.references = references;
        this.diagnostics = diagnostics;
    }

    /** The UID in any of its spellings; empty if the text is not a UID. */
    public static Optional<StudyUid> uid(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String plain = text.strip();
        plain = plain.startsWith(OID) ? plain.substring(OID.length()) : plain;
        try {
            return plain.contains(".") ? Optional.of(new StudyUid(plain)) : Optional.empty();
        } catch (IllegalArgumentException notAUid) {
            return Optional.empty();
        }
    }

    /** The conditions, with all data and projects that are named. */
    Conditions data(Conditions conditions, List<provisionDataComponent> data, String at) {
        Set<DataItem> items = new HashSet<>();
        Set<String> projects = new HashSet<>();
        boolean unresolved = false;
        for (int i = 0; i < data.size(); i++) {
            Reference reference = data.get(i).getReference();
            IdType id = new IdType(reference.getReference());
            if ("ResearchStudy".equals(id.getResourceType()) && !id.hasBaseUrl()) {
                projects.add("ResearchStudy/" + id.getIdPart());
                continue;
            }
            Optional<DataItem> item = meaning(data.get(i)).flatMap(meaning -> item(meaning, reference));
            item.ifPresent(items::add);
            if (item.isEmpty()) {
                unresolved = true;
                diagnostics.add(
                        at + ".data[" + i + "]", "a meaning, and data of this patient that is known", "another");
            }
        }
        boolean named = unresolved || !items.isEmpty();
        return conditions
                .of(named ? new Listed<>(items, unresolved) : null)
                .within(projects.isEmpty() ? null : new Listed<>(projects, false));
    }

    private Optional<DataItem> item(DataItem.Meaning meaning, Reference reference) {
        if (meaning == DataItem.Meaning.AUTHOREDBY) {
            return literal(reference).map(id -> new DataItem(meaning, id));
        }
        Optional<StudyUid> study = study(reference);
        if (study.isPresent()) {
            return study.map(uid -> new DataItem(meaning, DataItem.study(uid).reference()));
        }
        return literal(reference)
                .filter(id -> !id.startsWith("ImagingStudy/"))
                .filter(id -> meaning == DataItem.Meaning.INSTANCE
                        || AROUND_A_SCAN.contains(new IdType(id).getResourceType()))
                .map(id -> new DataItem(meaning, id));
    }

    private Optional<StudyUid> study(Reference reference) {
        String text = reference.getReference();
        if (text != null && text.startsWith("#")) {
            return containedStudy(text);
        }
        Optional<StudyUid> logical = Optional.of(reference.getIdentifier())
                .filter(identifier -> !identifier.hasSystem()
                        || "urn:dicom:uid".equals(identifier.getSystem())
                        || "urn:ietf:rfc:3986".equals(identifier.getSystem()))
                .flatMap(identifier -> uid(identifier.getValue()));
        if (text == null) {
            return logical;
        }
        IdType id = new IdType(text);
        Optional<StudyUid> literal = "ImagingStudy".equals(id.getResourceType()) && !id.hasBaseUrl()
                ? references.study(id.getIdPart())
                : Optional.of(text).filter(urn -> urn.startsWith(OID)).flatMap(DataMapping::uid);
        boolean contradicts = literal.isPresent() && logical.isPresent() && !literal.equals(logical);
        return contradicts ? Optional.empty() : literal.or(() -> logical);
    }

    private Optional<StudyUid> containedStudy(String reference) {
        for (Resource each : consent.getContained()) {
            String id = each.getIdElement().getIdPart();
            if (each instanceof ImagingStudy study && (reference.equals("#" + id) || reference.equals(id))) {
                return study.getIdentifier().stream()
                        .flatMap(identifier -> uid(identifier.getValue()).stream())
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    private static Optional<String> literal(Reference reference) {
        IdType id = new IdType(reference.getReference());
        return id.hasResourceType() && id.hasIdPart() && !id.hasBaseUrl()
                ? Optional.of(id.getResourceType() + "/" + id.getIdPart())
                : Optional.empty();
    }

    private static Optional<DataItem.Meaning> meaning(provisionDataComponent data) {
        Consent.ConsentDataMeaning meaning = data.getMeaning();
        if (meaning == null) {
            return Optional.empty();
        }
        return switch (meaning) {
            case INSTANCE -> Optional.of(DataItem.Meaning.INSTANCE);
            case RELATED -> Optional.of(DataItem.Meaning.RELATED);
            case DEPENDENTS -> Optional.of(DataItem.Meaning.DEPENDENTS);
            case AUTHOREDBY -> Optional.of(DataItem.Meaning.AUTHOREDBY);
            case NULL -> Optional.empty();
        };
    }
}
