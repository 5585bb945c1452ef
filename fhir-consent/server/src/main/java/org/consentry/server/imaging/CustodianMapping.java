// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.imaging;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.policy.RecipientId;
import org.consentry.server.storage.ResourceKey;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who keeps a scan, for which R4 has no element.
 *
 * @param facility who keeps those that name nobody
 */
record CustodianMapping(FacilityConfig facility) {
    private static final String CUSTODIAN = "https://consentry.org/fhir/StructureDefinition/custodian";
    private static final String RECIPIENT = "https://consentry.org/fhir/recipient";

    /**
     * The custodian of a scan: the extension names it, else the managing organization of a contained location, else it
     * is the facility. A custodian that is named but not understood is nobody, never the facility.
     */
    @Nullable RecipientId of(ImagingStudy study) {
        List<Reference> named = Stream.concat(
                        study.getExtensionsByUrl(CUSTODIAN).stream()
                                .map(extension -> extension.getValue() instanceof Reference reference
                                        ? reference
                                        : new Reference()),
                        study.getContained().stream()
                                .filter(Location.class::isInstance)
                                .map(Location.class::cast)
                                .filter(location -> isNamed(study.getLocation(), location))
                                .filter(Location::hasManagingOrganization)
                                .map(Location::getManagingOrganization))
                .toList();
        if (named.isEmpty()) {
            return facility.organization();
        }
        Set<RecipientId> keepers =
                named.stream().flatMap(CustodianMapping::organization).collect(Collectors.toSet());
        return keepers.size() == 1
                        && named.stream()
                                .allMatch(each -> organization(each).findAny().isPresent())
                ? keepers.iterator().next()
                : null;
    }

    private static boolean isNamed(Reference where, Location location) {
        String id = location.getIdElement().getIdPart();
        return id != null && ("#" + id.replaceFirst("^#", "")).equals(where.getReference());
    }

    private static Stream<RecipientId> organization(Reference reference) {
        IdType id = new IdType(reference.getReference());
        boolean ours = "Organization".equals(id.getResourceType())
                && !id.hasBaseUrl()
                && id.getIdPart() != null
                && ResourceKey.isId(id.getIdPart());
        if (ours) {
            return Stream.of(new RecipientId(id.getIdPart()));
        }
        boolean slug = RECIPIENT.equals(reference.getIdentifier().getSystem())
                && ResourceKey.isId(
                        Objects.requireNonNullElse(reference.getIdentifier().getValue(), ""));
        return slug ? Stream.of(new RecipientId(reference.getIdentifier().getValue())) : Stream.empty();
    }
}
