// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.recipient;

import java.util.List;
import org.consentry.protocol.StoreAndForward;
import org.consentry.server.access.answer.Complaints;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Endpoint;
import org.hl7.fhir.r4.model.Extension;
import org.jspecify.annotations.Nullable;

/**
 * Reads whether the programs of a route may fetch scans for its recipient. Without the extension they may not. What is
 * fetched leaves at once, so a route on which scans wait, perhaps for the night, cannot have it.
 */
final class FetchingMapping {
    static final String URL = "https://consentry.org/fhir/StructureDefinition/route-retrieve";

    private static final String AT = "Endpoint.extension('" + URL + "')";

    private FetchingMapping() {}

    /** Whether they may; no, with complaints, if it cannot be understood. */
    static boolean fetched(Endpoint endpoint, @Nullable StoreAndForward waiting, Complaints complaints) {
        List<Extension> said = endpoint.getExtensionsByUrl(URL);
        if (said.isEmpty()) {
            return false;
        }
        if (said.size() == 1
                && !said.get(0).hasExtension()
                && said.get(0).getValue() instanceof BooleanType fetched
                && fetched.getValue() != null) {
            if (fetched.getValue() && waiting != null) {
                complaints.add(AT, "a route that passes straight through", "one with " + WaitingMapping.URL);
            }
            return fetched.getValue();
        }
        complaints.add(AT, "one valueBoolean", "another");
        return false;
    }
}
