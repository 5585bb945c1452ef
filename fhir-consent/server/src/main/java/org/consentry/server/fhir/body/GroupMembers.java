// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.fhir.body;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.server.storage.ResourceKey;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** Finds the patients that a Group lists, since reading the Group counts as a look at each of them. */
public final class GroupMembers {
    private GroupMembers() {}

    /** Logical ids of the patients that these resources list; empty if none is a Group. */
    public static Set<String> of(Collection<? extends Resource> resources) {
        return resources.stream().flatMap(GroupMembers::of).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> of(Resource resource) {
        return resource instanceof Group group
                ? group.getMember().stream()
                        .map(member -> new IdType(member.getEntity().getReference()))
                        .filter(id -> "Patient".equals(id.getResourceType()) && !id.hasBaseUrl())
                        .map(IdType::getIdPart)
                        .filter(ResourceKey::isId)
                : Stream.empty();
    }
}
