// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.consentry.protocol.RouteLimits;
import org.consentry.server.access.answer.Complaints;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OidType;

/** Reads which kinds of scans a route takes, and in which encodings. Without the extension it takes every one. */
final class RouteLimitsMapping {
    static final String URL = "https://consentry.org/fhir/StructureDefinition/route-limits";
    static final String SOP_CLASS = "sop-class";
    static final String TRANSFER_SYNTAX = "transfer-syntax";

    private static final String AT = "Endpoint.extension('" + URL + "')";
    private static final Set<String> PARTS = Set.of(SOP_CLASS, TRANSFER_SYNTAX);
    private static final String OID = "urn:oid:";

    private RouteLimitsMapping() {}

    /** The limits; with complaints, and worthless, if they cannot be understood. */
    static RouteLimits of(Endpoint endpoint, Complaints complaints) {
        List<Extension> said = endpoint.getExtensionsByUrl(URL);
        if (said.isEmpty()) {
            return RouteLimits.NONE;
        }
        if (said.size() > 1) {
            complaints.add(AT, "at most one", said.size() + " of them");
            return RouteLimits.NONE;
        }
        List<Extension> parts = said.get(0).getExtension();
        boolean known = parts.stream().allMatch(part -> PARTS.contains(part.getUrl()) && !part.hasExtension());
        if (said.get(0).hasValue() || parts.isEmpty() || !known) {
            complaints.add(AT, "at least one extension sop-class or transfer-syntax, and no other", "none or others");
            return RouteLimits.NONE;
        }
        try {
            return new RouteLimits(uids(parts, SOP_CLASS), uids(parts, TRANSFER_SYNTAX));
        } catch (IllegalArgumentException e) {
            complaints.add(
                    AT,
                    "up to " + RouteLimits.MOST + " of each, as valueOid such as urn:oid:1.2.840.10008.5.1.4.1.1.2",
                    "other values");
            return RouteLimits.NONE;
        }
    }

    private static Set<String> uids(List<Extension> parts, String name) {
        return parts.stream()
                .filter(part -> name.equals(part.getUrl()))
                .map(RouteLimitsMapping::uid)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String uid(Extension part) {
        if (part.getValue() instanceof OidType oid
                && oid.getValue() != null
                && oid.getValue().startsWith(OID)) {
            return oid.getValue().substring(OID.length());
        }
        throw new IllegalArgumentException("expected an OID");
    }
}
