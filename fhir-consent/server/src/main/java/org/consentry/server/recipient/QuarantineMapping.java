// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import java.util.List;
import org.consentry.protocol.Route;
import org.consentry.server.access.answer.Complaints;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PositiveIntType;

/**
 * Reads how many days an agent keeps what it refuses on a route. Without the extension the sender is told a refusal.
 */
final class QuarantineMapping {
    static final String URL = "https://consentry.org/fhir/StructureDefinition/route-quarantine-days";

    private static final String AT = "Endpoint.extension('" + URL + "')";

    private QuarantineMapping() {}

    /** The days; 0 if none are said, or with complaints if they cannot be understood. */
    static int days(Endpoint endpoint, Complaints complaints) {
        List<Extension> said = endpoint.getExtensionsByUrl(URL);
        if (said.isEmpty()) {
            return 0;
        }
        if (said.size() == 1
                && !said.get(0).hasExtension()
                && said.get(0).getValue() instanceof PositiveIntType days
                && days.getValue() != null
                && days.getValue() <= Route.MOST_QUARANTINE_DAYS) {
            return days.getValue();
        }
        complaints.add(AT, "one valuePositiveInt from 1 to " + Route.MOST_QUARANTINE_DAYS, "another");
        return 0;
    }
}
