// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consentry.portal.SamplePages.Sample;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.seal.Sealed;
import org.consentry.portal.fhir.watch.ChoiceWatch;
import org.consentry.portal.fhir.watch.ChoiceWatch.Unconfirmed;
import org.consentry.portal.fhir.watch.ChoiceWatch.WatchedGateway;
import org.consentry.portal.fhir.watch.GatewayJournal;
import org.consentry.portal.staff.ChecksPage;
import org.consentry.portal.staff.SealedPage;
import org.consentry.portal.view.Layout.Who;

/** The checks of staff: choices that wait for a gateway, and sealed records. */
final class ChecksSamplePages {

    private static final Instant AT = Instant.parse("2026-05-04T09:00:00Z");

    private ChecksSamplePages() {}

    static List<Sample> all() {
        var fine = new Sealed("audit", true, 12, Optional.empty(), Optional.of(AT), Optional.of(AT));
        var broken = new Sealed("consent", false, 12, Optional.of(7L), Optional.of(AT), Optional.empty());
        var begun = new Sealed("feed", true, 0, Optional.empty(), Optional.empty(), Optional.empty());
        var all = new SealedPage(List.of(fine), Optional.empty());
        var some = new SealedPage(List.of(fine, broken, begun), Optional.of("note 3 is not as it was signed"));
        return List.of(
                sample(
                        "staff-checks",
                        new ChecksPage(
                                PageSection.there(inForce()),
                                PageSection.there(0),
                                PageSection.there(List.of()),
                                PageSection.there(all),
                                1)),
                sample(
                        "staff-checks-broken",
                        new ChecksPage(
                                PageSection.there(waiting()),
                                PageSection.there(3),
                                PageSection.there(journals()),
                                PageSection.there(some),
                                1)),
                sample(
                        "staff-checks-away",
                        new ChecksPage(
                                PageSection.missing(),
                                PageSection.missing(),
                                PageSection.missing(),
                                PageSection.missing(),
                                1)));
    }

    private static List<GatewayJournal> journals() {
        return List.of(
                new GatewayJournal("agent-1", Optional.of(AT), 0, Optional.empty()),
                new GatewayJournal("agent-<b>2</b>", Optional.of(AT), 2, Optional.of(AT.minusSeconds(90))));
    }

    private static ChoiceWatch inForce() {
        return new ChoiceWatch(
                AT,
                10_000,
                List.of(new WatchedGateway(
                        "agent-1", "Main site", "4711", Optional.of(AT.minusSeconds(20)), 0, Optional.empty())),
                0,
                50,
                List.of());
    }

    private static ChoiceWatch waiting() {
        Instant oldest = AT.minus(Duration.ofHours(30));
        return new ChoiceWatch(
                AT,
                10_000,
                List.of(
                        new WatchedGateway(
                                "agent-1",
                                "Main <b>site</b>",
                                "4711",
                                Optional.of(AT),
                                1,
                                Optional.of(AT.minusSeconds(90))),
                        new WatchedGateway("agent-2", "North", "12", Optional.of(oldest), 10_000, Optional.of(oldest)),
                        new WatchedGateway("agent-3", "East", "", Optional.empty(), 0, Optional.empty())),
                51,
                50,
                List.of(
                        new Unconfirmed("C-7Q4K-M2RT-2", "13", oldest, List.of("agent-2")),
                        new Unconfirmed("C-RHTN-P5VX-3", "4712", AT.minusSeconds(90), List.of("agent-1", "agent-2"))));
    }

    private static Sample sample(String name, ChecksPage page) {
        return new Sample(name, "staff/checks.html", Who.STAFF, page);
    }
}
