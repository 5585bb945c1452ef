// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.fhir.request.RequestStep;

/**
 * View model of one request.
 *
 * @param steps what the record holds of it, the first one first
 * @param key for the form that takes it back
 */
public record TrackerPage(
        RequestRow row, List<RequestStep> steps, LocalDate today, String key, Optional<RequestNotice> notice) {

    public TrackerPage {
        steps = List.copyOf(steps);
    }
}
