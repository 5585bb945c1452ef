// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.watch.ChoiceWatch;
import org.consentry.portal.fhir.watch.GatewayJournal;

/**
 * View model of the checks: whether choices reach the gateways, what left past them, and sealed records.
 *
 * @param watch choices that wait; missing where the server cannot tell
 * @param past what left past the gateways and nobody has looked into
 * @param journals what gateways told of theirs; missing where the server cannot tell
 * @param seals sealed records; missing where the server cannot tell
 * @param page number of the page of choices; the first is 1
 */
public record ChecksPage(
        PageSection<ChoiceWatch> watch,
        PageSection<Integer> past,
        PageSection<List<GatewayJournal>> journals,
        PageSection<SealedPage> seals,
        int page) {

    /** A gateway asks all the time; one that did not for so long is silent. */
    private static final Duration SILENT = Duration.ofMinutes(10);

    /** How long it was until the server told. */
    public HowLong since(Instant from) {
        return HowLong.between(from, watch.get().asOf());
    }

    /** Whether a gateway has not asked for so long that staff look for it. */
    public boolean silent(ChoiceWatch.WatchedGateway gateway) {
        return gateway.seen()
                .filter(at -> at.isAfter(watch.get().asOf().minus(SILENT)))
                .isEmpty();
    }

    /** Whether all choices have reached every gateway, as far as they told. */
    public boolean fine() {
        return watch.get().total() == 0 && watch.get().gateways().stream().noneMatch(this::silent);
    }

    /** Address of another page. */
    public String path(int other) {
        return other > 1 ? "/staff/checks?page=" + other : "/staff/checks";
    }
}
