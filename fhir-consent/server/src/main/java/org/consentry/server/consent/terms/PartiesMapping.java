// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.consentry.policy.Conditions;
import org.consentry.policy.Listed;
import org.consentry.policy.RecipientId;
import org.consentry.policy.Recipients;
import org.consentry.server.access.answer.Complaints;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent.provisionActorComponent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Sorts the actors of a provision by their part: they receive, keep, make, or have a part without a meaning here. */
final class PartiesMapping {
    /** Extension on an actor: whether a yes to it also counts for everyone below it. */
    static final String AFFILIATES = "https://consentry.org/fhir/StructureDefinition/include-affiliates";

    private static final Set<String> PARTICIPATION = Set.of(
            "http://terminology.hl7.org/CodeSystem/v3-ParticipationType",
            "http://hl7.org/fhir/v3/ParticipationType",
            "urn:oid:2.16.840.1.113883.5.90");

    private final RecipientsMapping recipients;
    private final Complaints diagnostics;

    PartiesMapping(RecipientsMapping recipients, Complaints diagnostics) {
        this.recipients = recipients;
        this.diagnostics = diagnostics;
    }

    /** What an actor does. */
    private enum Part {
        RECEIVES,
        KEEPS,
        MADE,
        OTHER
    }

    /** The parties named so far for one part. */
    private static final class Named {
        private final Set<RecipientId> ids = new HashSet<>();
        private boolean unresolved;
        private boolean affiliates;

        private boolean isEmpty() {
            return ids.isEmpty() && !unresolved;
        }

        private @Nullable Listed<RecipientId> listed() {
            return isEmpty() ? null : new Listed<>(ids, unresolved);
        }

        private @Nullable Recipients recipients() {
            return isEmpty() ? null : new Recipients(ids, affiliates, unresolved);
        }
    }

    /** The conditions, with everyone whom the actors name. */
    Conditions parties(Conditions conditions, List<provisionActorComponent> actors, String at) {
        Named receiving = new Named();
        Named keeping = new Named();
        Named making = new Named();
        boolean other = false;
        for (int i = 0; i < actors.size(); i++) {
            provisionActorComponent actor = actors.get(i);
            String where = at + ".actor[" + i + "]";
            switch (part(actor.getRole())) {
                case RECEIVES -> {
                    add(receiving, recipients.meant(actor.getReference()), where);
                    receiving.affiliates |= includesAffiliates(actor);
                }
                case KEEPS -> add(keeping, recipients.meant(actor.getReference()), where);
                case MADE -> add(making, author(actor.getReference()), where);
                case OTHER -> {
                    other = true;
                    diagnostics.add(where + ".role", "IRCP, PRCP, CST or AUT of v3-ParticipationType", "another role");
                }
            }
        }
        return conditions.to(receiving.recipients()).from(keeping.listed(), making.listed(), other);
    }

    private void add(Named named, RecipientsMapping.Meant meant, String where) {
        named.ids.addAll(meant.ids());
        if (!meant.whole()) {
            named.unresolved = true;
            diagnostics.add(where + ".reference", "somebody who is known here", "nobody, or not everybody");
        }
    }

    /** The author that a reference means. Studies name their authors by literal reference, so this does the same. */
    private RecipientsMapping.Meant author(Reference reference) {
        IdType id = new IdType(reference.getReference());
        boolean literal = id.hasResourceType() && id.hasIdPart() && !id.hasBaseUrl();
        return literal
                ? new RecipientsMapping.Meant(
                        Set.of(new RecipientId(id.getResourceType() + "/" + id.getIdPart())), true)
                : recipients.meant(reference);
    }

    private static Part part(CodeableConcept role) {
        if (role.isEmpty()) {
            return Part.RECEIVES;
        }
        Set<Part> parts = role.getCoding().stream()
                .filter(coding -> PARTICIPATION.contains(String.valueOf(coding.getSystem())))
                .map(PartiesMapping::part)
                .collect(Collectors.toSet());
        return parts.size() == 1 ? parts.iterator().next() : Part.OTHER;
    }

    private static Part part(Coding coding) {
        return switch (String.valueOf(coding.getCode())) {
            case "IRCP", "PRCP" -> Part.RECEIVES;
            case "CST" -> Part.KEEPS;
            case "AUT" -> Part.MADE;
            default -> Part.OTHER;
        };
    }

    private static boolean includesAffiliates(provisionActorComponent actor) {
        return actor.getExtensionsByUrl(AFFILIATES).stream()
                .anyMatch(each -> each.getValue() instanceof BooleanType flag && flag.booleanValue());
    }
}
