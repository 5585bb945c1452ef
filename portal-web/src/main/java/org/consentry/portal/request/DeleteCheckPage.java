// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.request;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.consentry.portal.fhir.sharing.Scan;

/**
 * View model of what is asked of whom, before it is asked.
 *
 * @param picks the recipients that the patient picked and that have something
 * @param scans those that are named, by id
 * @param notice what went wrong before
 */
public record DeleteCheckPage(
        List<RecipientHolding> picks, Map<String, Scan> scans, String key, Optional<RequestNotice> notice) {

    public DeleteCheckPage {
        picks = List.copyOf(picks);
        scans = Map.copyOf(scans);
    }

    /** Those that will be asked. */
    public List<RecipientHolding> asked() {
        return picks.stream().filter(RecipientHolding::askable).toList();
    }

    /** Those that were picked and are not asked now: somebody has asked them already, or they cannot be asked. */
    public List<RecipientHolding> left() {
        return picks.stream().filter(h -> !h.askable()).toList();
    }

    /** Ids of those that will be asked, for the form. */
    public String who() {
        return asked().stream().map(h -> h.held().recipient()).collect(Collectors.joining(" "));
    }
}
