// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import java.util.List;
import java.util.Optional;
import org.consentry.protocol.BodyRegion;
import org.consentry.server.access.answer.Complaints;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Organization;

/**
 * Reads the part of the body that an agreement covers exclusively, as an Organization of the register states it. Scans
 * without a stated body part are released because of this statement, so two people must have approved it.
 */
final class CoveredRegionMapping {
    private static final String URL = "https://consentry.org/fhir/StructureDefinition/recipient-region";
    private static final String TERM = "term";
    private static final String APPROVED_BY = "approved-by";

    private CoveredRegionMapping() {}

    /** Complains unless the statement names a known part of the body and two people. */
    static void check(Organization organization, Complaints complaints) {
        List<Extension> stated = organization.getExtensionsByUrl(URL);
        if (stated.size() > 1) {
            complaints.add(at(""), "at most one", stated.size() + " of them");
        }
        for (Extension each : stated) {
            if (term(each).isEmpty()) {
                complaints.add(
                        at(TERM), "one term of DICOM PS3.16 Annex L for a part without a head", "none or another");
            }
            Approvers.check(each.getExtensionsByUrl(APPROVED_BY), at(APPROVED_BY), complaints);
        }
    }

    /** The part of the body. Empty if none is stated, or not as {@link #check} demands. */
    static Optional<BodyRegion> of(Organization organization) {
        List<Extension> stated = organization.getExtensionsByUrl(URL);
        return stated.size() == 1 && Approvers.areEnough(stated.get(0).getExtensionsByUrl(APPROVED_BY))
                ? term(stated.get(0))
                : Optional.empty();
    }

    private static Optional<BodyRegion> term(Extension stated) {
        List<Extension> terms = stated.getExtensionsByUrl(TERM);
        return terms.size() == 1 && terms.get(0).getValue() != null
                ? Optional.ofNullable(terms.get(0).getValue().primitiveValue()).flatMap(BodyRegion::of)
                : Optional.empty();
    }

    private static String at(String part) {
        return "Organization.extension('" + URL + "')" + (part.isEmpty() ? "" : ".extension('" + part + "')");
    }
}
