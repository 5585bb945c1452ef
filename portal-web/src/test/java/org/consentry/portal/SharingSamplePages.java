// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.consentry.portal.Samples.STARTS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.SamplePages.Sample;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.register.RegisterEntry;
import org.consentry.portal.fhir.request.DeleteRequest;
import org.consentry.portal.fhir.sharing.LineFilter;
import org.consentry.portal.fhir.sharing.SharedKind;
import org.consentry.portal.fhir.sharing.SharingEvent;
import org.consentry.portal.fhir.sharing.SharingHistory;
import org.consentry.portal.fhir.sharing.SharingRow;
import org.consentry.portal.fhir.sharing.Wanted;
import org.consentry.portal.sharing.LinePage;
import org.consentry.portal.sharing.SharingFilter;
import org.consentry.portal.sharing.SharingPage;
import org.consentry.portal.sharing.file.SavePage;
import org.consentry.portal.view.Layout.Who;

/** "Who got my scans", and a line of every outcome. */
final class SharingSamplePages {

    private final List<Sample> samples = new ArrayList<>();

    static List<Sample> all() {
        var pages = new SharingSamplePages();
        pages.sharing();
        return List.copyOf(pages.samples);
    }

    private void sharing() {
        var filter = new SharingFilter(new LineFilter("2026", "northlight", "MLTRAINING", "", "", ""), 1);
        add(
                "sharing",
                "sharing/sharing.html",
                Who.PATIENT,
                new SharingPage(
                        filter,
                        asked(filter.lines(), Samples.ledger()),
                        STARTS,
                        PageSection.there(NoticeSamplePages.gaps())));
        add(
                "sharing-older",
                "sharing/sharing.html",
                Who.PATIENT,
                new SharingPage(
                        new SharingFilter(LineFilter.ALL, 1),
                        Samples.olderLedger(),
                        STARTS,
                        PageSection.there(List.of())));
        add("accounting", "sharing/accounting.html", Who.PATIENT, Map.of());
        add(
                "save",
                "sharing/save.html",
                Who.PATIENT,
                new SavePage(
                        new SharingFilter(
                                new LineFilter("2026", "northlight", "MLTRAINING", "study1", "sent", "off"), 1),
                        new SharingHistory.Chosen("Northlight Imaging AI", Optional.of(Samples.STUDY)),
                        30));
        add(
                "save-many",
                "sharing/save.html",
                Who.PATIENT,
                new SavePage(new SharingFilter(LineFilter.ALL, 1), SharingHistory.Chosen.NONE, 1_301));
        add(
                "sharing-nothing-matches",
                "sharing/sharing.html",
                Who.PATIENT,
                new SharingPage(
                        filter,
                        Samples.ledger(List.of(), new SharingHistory.Counts(4, 0, 4, 1, 4, 0, 0)),
                        STARTS,
                        PageSection.there(List.of())));
        add(
                "sharing-only-waits",
                "sharing/sharing.html",
                Who.PATIENT,
                new SharingPage(
                        new SharingFilter(LineFilter.ALL, 1),
                        Samples.ledger(
                                List.of(Samples.waits("waits-00000000")),
                                List.of(),
                                new SharingHistory.Counts(0, 0, 0, 0, 0, 0, 0)),
                        STARTS,
                        PageSection.missing()));
        add("sharing-away", "sharing/away.html", Who.PATIENT, filter);
        for (SharingEvent.State state : SharingEvent.State.values()) {
            add(
                    "line-" + state,
                    "sharing/line.html",
                    Who.PATIENT,
                    line(Samples.row("line12345678", state), Optional.of(CompanySamples.northlight())));
        }
        add(
                "line-asked-often",
                "sharing/line.html",
                Who.PATIENT,
                line(Samples.askedOften("line12345678"), Optional.of(CompanySamples.northlight())));
        add(
                "line-destroyed",
                "sharing/line.html",
                Who.PATIENT,
                line(Samples.destroyed("line12345678", "CONSENT_DENY"), Optional.of(CompanySamples.northlight())));
        add(
                "line-dropped",
                "sharing/line.html",
                Who.PATIENT,
                line(Samples.destroyed("line12345678", "DROPPED_BY_HAND"), Optional.of(CompanySamples.northlight())));
        add(
                "line-too-long",
                "sharing/line.html",
                Who.PATIENT,
                line(Samples.destroyed("line12345678", "WAITED_TOO_LONG"), Optional.of(CompanySamples.northlight())));
        linesThatLeft();
        headers();
        linesAskedAbout();
        add(
                "line-elsewhere",
                "sharing/line.html",
                Who.PATIENT,
                line(
                        Samples.elsewhere("line12345678", SharingEvent.State.SENT, SharedKind.REPORT),
                        Optional.of(CompanySamples.northlight())));
        add(
                "line-elsewhere-maybe",
                "sharing/line.html",
                Who.PATIENT,
                line(
                        Samples.elsewhere("line12345678", SharingEvent.State.UNCERTAIN, SharedKind.OTHER),
                        Optional.empty()));
        for (SharedKind thing : EnumSet.complementOf(EnumSet.of(SharedKind.FACTS, SharedKind.HEADER))) {
            SharingRow row = Samples.elsewhere("line12345678", SharingEvent.State.SENT, thing);
            add("line-of-" + thing.code(), "sharing/line.html", Who.PATIENT, line(row, Optional.empty()));
        }
        add(
                "line-old",
                "sharing/line.html",
                Who.PATIENT,
                line(OldReleaseSamplePages.old("lineold00000"), Optional.of(CompanySamples.northlight())));
        for (String answer : List.of("yes", "no", "none", "maybe")) {
            add(
                    "line-past-" + answer,
                    "sharing/line.html",
                    Who.PATIENT,
                    line(past("line12345678", answer), Optional.of(CompanySamples.northlight())));
        }
        add(
                "line-facts",
                "sharing/line.html",
                Who.PATIENT,
                line(Samples.facts("line12345678"), Optional.of(CompanySamples.northlight())));
    }

    /** A line of somebody who asked nobody to delete anything. */
    private static LinePage line(SharingRow row, Optional<RegisterEntry> recipient) {
        return new LinePage(row, recipient, PageSection.there(List.of()));
    }

    /** A line to Northlight, which was asked to delete, by where that request stands. */
    private void linesAskedAbout() {
        for (DeleteRequest.State state : DeleteRequest.State.values()) {
            add(
                    "line-asked-" + state,
                    "sharing/line.html",
                    Who.PATIENT,
                    new LinePage(
                            Samples.row("line12345678", SharingEvent.State.SENT),
                            Optional.of(CompanySamples.northlight()),
                            PageSection.there(List.of(RequestSamplePages.request(state)))));
        }
        add(
                "line-asked-unknown",
                "sharing/line.html",
                Who.PATIENT,
                new LinePage(
                        Samples.byRule("MLTRAINING", "none", ""),
                        Optional.of(CompanySamples.northlight()),
                        PageSection.missing()));
    }

    /** What was shown of a header, by what became of it. */
    private void headers() {
        for (SharingEvent.State state :
                List.of(SharingEvent.State.SENT, SharingEvent.State.FAILED, SharingEvent.State.UNCERTAIN)) {
            add(
                    "line-header-" + state,
                    "sharing/line.html",
                    Who.PATIENT,
                    line(Samples.header("line12345678", state), Optional.of(CompanySamples.northlight())));
        }
    }

    /** What was sent, by what is known of the group and of what was done to the scan. */
    private void linesThatLeft() {
        add(
                "line-unregistered",
                "sharing/line.html",
                Who.PATIENT,
                line(Samples.row("line12345678", SharingEvent.State.SENT), Optional.empty()));
        add(
                "line-no-agreement",
                "sharing/line.html",
                Who.PATIENT,
                line(
                        Samples.row("line12345678", SharingEvent.State.SENT),
                        Optional.of(CompanySamples.northlight(
                                Map.of("kept-until", "5 years", "agreed-not-to-trace", "no")))));
        add(
                "line-named",
                "sharing/line.html",
                Who.PATIENT,
                line(Samples.byRule("PUBHLTH", "named", ""), Optional.empty()));
        add(
                "line-by-rule",
                "sharing/line.html",
                Who.PATIENT,
                line(Samples.byRule("HRESCH", "stayed", ""), Optional.empty()));
    }

    /**
     * A scan that left past us.
     *
     * @param answer what its sender had been told: yes, no or none; maybe for none where nobody knows whether it left
     */
    private static SharingRow past(String id, String answer) {
        SharingEvent line = new SharingEvent(
                id,
                answer.equals("maybe") ? SharingEvent.State.UNCERTAIN : SharingEvent.State.SENT,
                Instant.parse("2026-03-14T18:30:00Z"),
                answer.equals("yes") ? "MLTRAINING" : "untold",
                "northlight",
                "",
                "",
                "",
                SharedKind.SCAN,
                Map.of("answer", answer.equals("maybe") ? "none" : answer),
                answer.equals("yes") ? List.of("Consent/c1/_history/2") : List.of(),
                "");
        return new SharingRow(line, "Northlight Imaging AI", "company", Optional.empty(), 1, line.at());
    }

    /** These lines, asked for by this filter. */
    private static SharingHistory asked(LineFilter lines, SharingHistory ledger) {
        return new SharingHistory(
                new Wanted(lines, 1, 25),
                ledger.waiting(),
                ledger.rows(),
                ledger.counts(),
                ledger.years(),
                ledger.groups(),
                ledger.purposes(),
                ledger.scans(),
                ledger.first());
    }

    private void add(String name, String view, Who who, Object page) {
        samples.add(new Sample(name, view, who, page));
    }
}
