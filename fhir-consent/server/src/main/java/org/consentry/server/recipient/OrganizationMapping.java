// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.policy.Purpose;
import org.consentry.policy.RecipientId;
import org.consentry.protocol.RegisteredRecipient;
import org.consentry.server.access.answer.Complaints;
import org.consentry.server.storage.ResourceKey;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;

/** Reads an Organization of the register. */
final class OrganizationMapping {
    private static final String ACTOR_CLASS = "https://consentry.org/fhir/actor-class";
    private static final String NS = "https://consentry.org/fhir/";
    static final String RECIPIENT = NS + "recipient";
    static final String KIND = NS + "recipient-kind";
    private static final String PURPOSE = NS + "StructureDefinition/recipient-purpose";
    private static final Set<String> KINDS = Set.of("company", "school", "hospital", "government");

    private OrganizationMapping() {}

    /** Complains about everything that would make a decision about this recipient unsafe. */
    static void check(String id, Organization organization, Complaints complaints) {
        boolean named = organization.getIdentifier().stream()
                .anyMatch(identifier -> RECIPIENT.equals(identifier.getSystem()) && id.equals(identifier.getValue()));
        if (!named) {
            complaints.add(
                    "Organization.identifier", "one of system " + RECIPIENT + " with the logical id as value", "none");
        }
        if (!organization.hasActive()) {
            complaints.add("Organization.active", "true, or false when it is stopped", "none");
        }
        if (!organization.hasName()) {
            complaints.add("Organization.name", "the name patients know", "none");
        }
        if (!KINDS.contains(kind(organization))) {
            complaints.add("Organization.type", "one of " + KINDS + " of " + KIND, "none or another");
        }
        if (organization.hasPartOf() && parent(organization).isEmpty()) {
            complaints.add("Organization.partOf", "a literal reference Organization/x", "another form");
        }
        organization.getExtensionsByUrl(PURPOSE).stream()
                .filter(extension -> PurposeMapping.purpose(extension).isEmpty())
                .forEach(extension -> complaints.add(
                        "Organization.extension('" + PURPOSE + "')",
                        "a purpose of use, or a Coding of another code system",
                        "another"));
    }

    /** The recipient's name in the system, which is its logical id. */
    static String slug(Organization organization, Complaints complaints) {
        List<String> slugs = organization.getIdentifier().stream()
                .filter(identifier -> RECIPIENT.equals(identifier.getSystem()))
                .map(Identifier::getValue)
                .filter(value -> value != null && ResourceKey.isId(value))
                .toList();
        if (slugs.size() != 1) {
            complaints.add(
                    "Organization.identifier",
                    "one of system " + RECIPIENT + " with 1 to 64 letters, digits, dots and dashes",
                    slugs.size() + " that fit");
        }
        return slugs.isEmpty() ? "" : slugs.get(0);
    }

    /** Logical id of the organization above it. */
    static Optional<String> parent(Organization organization) {
        return literal(organization.getPartOf());
    }

    /** Logical id of the Organization in a literal reference; empty for any other reference. */
    static Optional<String> literal(Reference reference) {
        IdType id = new IdType(reference.getReference());
        boolean ours = "Organization".equals(id.getResourceType())
                && !id.hasBaseUrl()
                && !id.hasVersionIdPart()
                && id.getIdPart() != null
                && ResourceKey.isId(id.getIdPart());
        return ours ? Optional.of(id.getIdPart()) : Optional.empty();
    }

    static RegisteredRecipient recipient(String id, Organization organization, Set<RecipientId> parents) {
        return new RegisteredRecipient(
                new RecipientId(id),
                organization.getName(),
                kind(organization),
                organization.getAddressFirstRep().hasCountry()
                        ? organization.getAddressFirstRep().getCountry()
                        : "",
                false,
                parents,
                classes(organization),
                purposes(organization),
                organization.getActive() ? RegisteredRecipient.Status.ACTIVE : RegisteredRecipient.Status.PAUSED);
    }

    /** The classes the recipient belongs to. Through them a consent can name all commercial AI companies at once. */
    static Set<RecipientId> classes(Organization organization) {
        Stream<RecipientId> named = organization.getType().stream()
                .flatMap(type -> type.getCoding().stream())
                .filter(coding -> ACTOR_CLASS.equals(coding.getSystem()) && coding.hasCode())
                .map(coding -> new RecipientId("class:" + coding.getCode()));
        return Stream.concat(
                        named,
                        Regions.of(
                                organization.getAddressFirstRep().hasCountry()
                                        ? organization.getAddressFirstRep().getCountry()
                                        : "")
                                .stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Purpose> purposes(Organization organization) {
        return organization.getExtensionsByUrl(PURPOSE).stream()
                .flatMap(extension -> PurposeMapping.purpose(extension).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** One of {@code company}, {@code school}, {@code hospital} and {@code government}; empty if it is not clear. */
    static String kind(Organization organization) {
        Set<String> kinds = new HashSet<>();
        organization
                .getType()
                .forEach(type -> type.getCoding().stream()
                        .filter(coding -> KIND.equals(coding.getSystem()) && coding.hasCode())
                        .forEach(coding -> kinds.add(coding.getCode())));
        return kinds.size() == 1 ? kinds.iterator().next() : "";
    }
}
