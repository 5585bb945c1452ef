// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir.sharing;

import java.util.List;
import java.util.Optional;

/**
 * A page of a patient's scans, newest first.
 *
 * @param next where the next page begins, as the server says it; empty after the last page
 */
public record ScanList(List<Scan> scans, Optional<String> next) {

    public ScanList {
        scans = List.copyOf(scans);
    }
}
