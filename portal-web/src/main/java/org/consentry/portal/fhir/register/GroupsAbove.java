// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.register;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.consentry.portal.fhir.Node;

/** Groups and those that they belong to: where one is stopped, no scans go to any below it. */
final class GroupsAbove {
    private static final String ORGANIZATION = "Organization/";

    private GroupsAbove() {}

    /** The entries of Organizations, in their order. */
    static List<RegisterEntry> of(List<Node> organizations) {
        Map<String, Node> byId = new LinkedHashMap<>();
        organizations.forEach(organization -> byId.put(organization.textOr("id", ""), organization));
        return byId.values().stream()
                .map(organization -> {
                    RegisterEntry entry = RegisterClient.recipient(organization);
                    return isStoppedAbove(organization, byId) ? entry.stopped() : entry;
                })
                .toList();
    }

    /** Logical id of the group that it belongs to. */
    static Optional<String> above(Node organization) {
        return organization
                .at("partOf")
                .text("reference")
                .filter(reference -> reference.startsWith(ORGANIZATION))
                .map(reference -> reference.substring(ORGANIZATION.length()));
    }

    private static boolean isStoppedAbove(Node organization, Map<String, Node> byId) {
        Set<String> seen = new HashSet<>();
        Optional<Node> next = above(organization).map(byId::get);
        while (next.isPresent() && seen.add(next.get().textOr("id", ""))) {
            if (!RegisterClient.recipient(next.get()).active()) {
                return true;
            }
            next = above(next.get()).map(byId::get);
        }
        return false;
    }
}
