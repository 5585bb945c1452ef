// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.portal.SamplePages.Sample;
import org.consentry.portal.fhir.opening.AskedOpening;
import org.consentry.portal.fhir.opening.OpeningList;
import org.consentry.portal.session.ShutRecord;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.entry.ClosedNo;
import org.consentry.portal.staff.entry.ClosedNoPage;
import org.consentry.portal.staff.entry.EntryForm;
import org.consentry.portal.staff.opening.OpeningAskPage;
import org.consentry.portal.staff.opening.OpeningsPage;
import org.consentry.portal.view.Layout.Who;

/** The pages on which two of staff open a closed record. */
final class OpeningSamplePages {
    private static final Instant AT = Instant.parse("2026-06-15T15:00:00Z");

    private OpeningSamplePages() {}

    static List<Sample> all() {
        List<Mistake> mistakes = List.of(new Mistake("reason", "staff.error.lookup.reason"));
        List<AskedOpening> asked = Stream.concat(
                        Stream.of(opening("o1", false, "waits"), opening("o2", false, "waits")),
                        Stream.of("waits", "late", "refused", "open", "over")
                                .map(state -> opening("m-" + state, true, state)))
                .toList();
        var waiting = List.of(new OpeningList.Waiting("p8", 1), new OpeningList.Waiting("p9", 2));
        var none = new ClosedNo(new EntryForm("", "", "same", "same"));
        var said = new ClosedNo(new EntryForm("phone", "2026-06-15", "no", "no"));
        var nothing = List.of(
                new Mistake("channel-paper", "staff.error.entry.channel"),
                new Mistake("day", "staff.error.entry.future"),
                new Mistake("ai", "staff.error.closedno.nothing"));
        return List.of(
                ask("staff-opening", new OpeningAskPage(shut("p9", false), "", List.of())),
                ask("staff-opening-kept", new OpeningAskPage(shut("p9", true), "", List.of())),
                ask("staff-opening-mistake", new OpeningAskPage(shut("p9", false), "x", mistakes)),
                ask("staff-opening-several", new OpeningAskPage(shut("", false), "", List.of())),
                no("staff-closedno", none, List.of(), Map.of()),
                no("staff-closedno-mistake", none, nothing, Map.of()),
                no("staff-closedno-saved", said, List.of(), Map.of("ai", "saved", "research", "saved")),
                no("staff-closedno-notsaved", said, List.of(), Map.of("ai", "notsaved", "research", "unknown")),
                list("staff-openings", new OpeningsPage(new OpeningList(asked, waiting), "", "")),
                list("staff-openings-mistake", new OpeningsPage(new OpeningList(asked, List.of()), "o1", "")),
                list(
                        "staff-openings-notice",
                        new OpeningsPage(new OpeningList(List.of(), List.of()), "", "staff.opening.notdone")));
    }

    private static ShutRecord shut(String patient, boolean kept) {
        return new ShutRecord("k1", patient, kept);
    }

    private static AskedOpening opening(String id, boolean mine, String state) {
        return new AskedOpening(
                id,
                mine ? "Dana Reyes" : "Omar <b>Diaz</b>",
                mine,
                "Her lawyer <b>called</b>",
                AT,
                state,
                "MRN-0001",
                mine ? "p1" : "",
                "",
                state.equals("open") ? Optional.of(AT.plusSeconds(1800)) : Optional.empty());
    }

    private static Sample ask(String name, OpeningAskPage page) {
        return new Sample(name, "staff/opening.html", Who.STAFF, page);
    }

    private static Sample no(String name, ClosedNo no, List<Mistake> mistakes, Map<String, String> results) {
        return new Sample(
                name,
                "staff/closedno.html",
                Who.STAFF,
                new ClosedNoPage(shut("p9", false), no, "k2", mistakes, results));
    }

    private static Sample list(String name, OpeningsPage page) {
        return new Sample(name, "staff/openings.html", Who.STAFF, page);
    }
}
