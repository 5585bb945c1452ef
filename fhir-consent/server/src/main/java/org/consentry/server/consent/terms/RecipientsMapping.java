// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.consent.terms;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consentry.policy.RecipientId;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Finds whom a reference of a Consent means: by literal, logical and contained reference, by class and by group. */
final class RecipientsMapping {
    private static final String ACTOR_CLASS = "actor-class";
    private static final String RECIPIENT = "https://consentry.org/fhir/recipient";
    private static final Set<String> PEOPLE =
            Set.of("Practitioner", "PractitionerRole", "RelatedPerson", "CareTeam", "HealthcareService");

    private final Consent consent;
    private final ReferencesMapping references;

    RecipientsMapping(Consent consent, ReferencesMapping references) {
        this.consent = consent;
        this.references = references;
    }

    /**
     * Whom a reference means.
     *
     * @param ids everyone it certainly means
     * @param whole whether these are all
     */
    record Meant(Set<RecipientId> ids, boolean whole) {
        static final Meant NOBODY_KNOWN = new Meant(Set.of(), false);

        Meant {
            ids = Set.copyOf(ids);
        }

        static Meant exactly(Set<RecipientId> ids) {
            return ids.size() == 1 ? new Meant(ids, true) : NOBODY_KNOWN;
        }
    }

    /** Whether identifiers of this system name a class of recipients, not a single one. */
    static boolean isActorClass(@Nullable String system) {
        return system != null && (system.endsWith("/" + ACTOR_CLASS) || system.endsWith(":" + ACTOR_CLASS));
    }

    /** The class of that name, as the register writes it. */
    static RecipientId actorClass(String code) {
        return new RecipientId("class:" + code);
    }

    /** Whom this reference means. */
    Meant meant(Reference reference) {
        return meant(reference, new HashSet<>());
    }

    private Meant meant(Reference reference, Set<String> seen) {
        Meant literal = reference.hasReference() ? literal(reference.getReference(), seen) : Meant.NOBODY_KNOWN;
        Meant logical = reference.hasIdentifier() ? logical(reference.getIdentifier()) : Meant.NOBODY_KNOWN;
        if (literal.ids().isEmpty()) {
            return logical;
        }
        boolean contradicts = !logical.ids().isEmpty() && !logical.ids().equals(literal.ids());
        return contradicts ? Meant.NOBODY_KNOWN : literal;
    }

    private Meant literal(String text, Set<String> seen) {
        if (text.startsWith("#")) {
            return seen.add(text) ? contained(text, seen) : Meant.NOBODY_KNOWN;
        }
        IdType id = new IdType(text);
        String type = id.getResourceType();
        String part = id.getIdPart();
        if (id.hasBaseUrl() || type == null || part == null) {
            return Meant.NOBODY_KNOWN;
        }
        return switch (type) {
            case "Organization" -> one(references.organization(part));
            case "Device" -> one(references.device(part));
            case "Group" ->
                seen.add(type + "/" + part)
                        ? references
                                .group(part)
                                .map(group -> members(group, seen))
                                .orElse(Meant.NOBODY_KNOWN)
                        : Meant.NOBODY_KNOWN;
            case "Patient" -> references.isPatient(part) ? person(type, part) : Meant.NOBODY_KNOWN;
            default -> PEOPLE.contains(type) && references.isHere(type, part) ? person(type, part) : Meant.NOBODY_KNOWN;
        };
    }

    private Meant contained(String reference, Set<String> seen) {
        for (Resource each : consent.getContained()) {
            String id = each.getIdElement().getIdPart();
            if (!reference.equals("#" + id) && !reference.equals(id)) {
                continue;
            }
            if (each instanceof Group group) {
                return members(group, seen);
            }
            if (each instanceof Organization organization) {
                return identified(organization.getIdentifier());
            }
            return each instanceof Device device ? identified(device.getIdentifier()) : Meant.NOBODY_KNOWN;
        }
        return Meant.NOBODY_KNOWN;
    }

    /** The recipient of several identifiers. All identifiers that lead anywhere must lead to the same one. */
    private Meant identified(List<Identifier> identifiers) {
        Set<RecipientId> found = new HashSet<>();
        identifiers.forEach(identifier -> found.addAll(logical(identifier).ids()));
        return Meant.exactly(found);
    }

    private Meant logical(Identifier identifier) {
        if (!identifier.hasSystem() || !identifier.hasValue()) {
            return Meant.NOBODY_KNOWN;
        }
        if (isActorClass(identifier.getSystem())) {
            return Meant.exactly(Set.of(actorClass(identifier.getValue())));
        }
        return identifier.getSystem().equals(RECIPIENT)
                ? one(references.organization(identifier.getValue()))
                : Meant.exactly(references.identified(identifier.getSystem(), identifier.getValue()));
    }

    /** The members of a group that lists them. A group that describes its members means nobody known. */
    private Meant members(Group group, Set<String> seen) {
        boolean whole = group.getActual() && !group.hasCharacteristic() && !(group.hasActive() && !group.getActive());
        Set<RecipientId> ids = new HashSet<>();
        for (Group.GroupMemberComponent member : group.getMember()) {
            if (!member.getInactive()) {
                Meant each = meant(member.getEntity(), seen);
                ids.addAll(each.ids());
                whole &= each.whole();
            }
        }
        return whole ? new Meant(ids, !ids.isEmpty()) : new Meant(group.getActual() ? ids : Set.of(), false);
    }

    private static Meant person(String type, String id) {
        return new Meant(Set.of(new RecipientId(type + "/" + id)), true);
    }

    private static Meant one(Optional<RecipientId> found) {
        return found.map(id -> new Meant(Set.of(id), true)).orElse(Meant.NOBODY_KNOWN);
    }
}
