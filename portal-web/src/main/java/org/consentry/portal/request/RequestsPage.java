// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.request;

import java.time.LocalDate;
import java.util.List;

/** View model of a patient's requests, newest first. */
public record RequestsPage(List<RequestRow> rows, LocalDate today) {

    public RequestsPage {
        rows = List.copyOf(rows);
    }

    /** Whether nobody has begun with any of them. */
    public boolean fresh() {
        return rows.stream().allMatch(row -> row.request().untouched());
    }
}
