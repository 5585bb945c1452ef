// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.request;

import java.util.Optional;
import org.consentry.portal.fhir.register.RegisterEntry;
import org.consentry.portal.fhir.request.DeleteRequest;

/**
 * A request with the name of its recipient.
 *
 * @param entry the recipient's facts in the register, if it is there
 */
public record RequestRow(DeleteRequest request, Optional<RegisterEntry> entry) {

    /** Name of the recipient; its id if the register does not know it. */
    public String who() {
        return entry.map(RegisterEntry::name).orElse(request.recipient());
    }
}
