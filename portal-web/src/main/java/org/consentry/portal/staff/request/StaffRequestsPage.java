// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.consentry.portal.fhir.request.DeleteRequest;

/**
 * View model of the work list.
 *
 * @param shown which are shown: open, late or over
 * @param requests those
 * @param open how many are open; -1 if those that are over are shown
 * @param names names of recipients by id
 */
public record StaffRequestsPage(
        String shown, List<DeleteRequest> requests, long open, long late, LocalDate today, Map<String, String> names) {

    public StaffRequestsPage {
        requests = List.copyOf(requests);
        names = Map.copyOf(names);
    }

    /** Name of the recipient; its id if the register does not know it. */
    public String who(DeleteRequest request) {
        return names.getOrDefault(request.recipient(), request.recipient());
    }
}
