// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.consentry.portal.Samples.TODAY;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.consentry.portal.SamplePages.Sample;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.Enforcement;
import org.consentry.portal.fhir.progress.RecipientProgress;
import org.consentry.portal.fhir.register.RegisterEntry;
import org.consentry.portal.fhir.request.DeleteRequest;
import org.consentry.portal.fhir.request.DeleteRequest.Outcome;
import org.consentry.portal.fhir.request.DeleteRequest.State;
import org.consentry.portal.fhir.request.Held;
import org.consentry.portal.fhir.request.RequestStep;
import org.consentry.portal.request.DeleteCheckPage;
import org.consentry.portal.request.DeletePage;
import org.consentry.portal.request.RecipientHolding;
import org.consentry.portal.request.RequestNotice;
import org.consentry.portal.request.RequestRow;
import org.consentry.portal.request.RequestsPage;
import org.consentry.portal.request.TrackerPage;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.request.StaffRequestPage;
import org.consentry.portal.staff.request.StaffRequestsPage;
import org.consentry.portal.staff.request.StepForm;
import org.consentry.portal.view.Layout.Who;

/** Requests to delete, of patients and for staff, in every state. */
final class RequestSamplePages {

    private static final Instant ASKED = Instant.parse("2026-11-02T15:00:00Z");
    private static final LocalDate DUE = LocalDate.parse("2026-12-02");
    private static final Held HAS =
            new Held("northlight", ASKED, 2, 1, 1, List.of("study1", "study9"), List.of("study1"));

    private final List<Sample> samples = new ArrayList<>();

    static List<Sample> all() {
        var pages = new RequestSamplePages();
        pages.patients();
        pages.staff();
        return List.copyOf(pages.samples);
    }

    /** A request to Northlight in this state; its answer was due a day before. */
    static DeleteRequest request(State state) {
        boolean told = state != State.ASKED && state != State.TAKEN && state != State.TAKEN_BACK;
        return new DeleteRequest(
                "r" + state,
                1,
                "p1",
                "northlight",
                state,
                ASKED,
                Instant.parse("2026-11-20T15:00:00Z"),
                Optional.of(state == State.TOLD ? TODAY.minusDays(1) : DUE),
                told ? Optional.of(LocalDate.parse("2026-11-05")) : Optional.empty(),
                outcome(state));
    }

    private static Outcome outcome(State state) {
        Optional<LocalDate> day = Optional.of(LocalDate.parse("2026-11-19"));
        return switch (state) {
            case DONE -> new Outcome(day, "We deleted 2 scans.\nAnd <b>their copies</b>.", "NL-2026-77");
            case REFUSED -> new Outcome(day, "A court asked them to keep it.", "");
            default -> Outcome.NONE;
        };
    }

    /** The states up to this one, as the record holds them. */
    private static List<RequestStep> steps(State last) {
        Stream<State> before =
                Stream.of(State.ASKED, State.TAKEN, State.TOLD).filter(state -> state.compareTo(last) < 0);
        List<State> all = last == State.TAKEN_BACK
                ? List.of(State.ASKED, last)
                : Stream.concat(before, Stream.of(last)).toList();
        return IntStream.range(0, all.size())
                .mapToObj(i -> new RequestStep(all.get(i), ASKED.plusSeconds(86_400L * i)))
                .toList();
    }

    static RequestRow row(State state) {
        return new RequestRow(request(state), Optional.of(CompanySamples.northlight()));
    }

    /**
     * A no at recipients in every state: asked and late, has scans, cannot find them, nothing, not to be told, got
     * more.
     */
    static List<RecipientProgress> progress() {
        PageSection<Enforcement> waits = PageSection.there(Samples.waitingEnforcement());
        Held lost = new Held("harbor", ASKED, 0, 2, 0, List.of(), List.of("study1"));
        Held more = new Held("orchard", ASKED.plusSeconds(60), 2, 0, 0, List.of("study1"), List.of());
        return List.of(
                progress("northlight", "Northlight Imaging AI", waits, Optional.of(HAS), request(State.TOLD)),
                progress("meridian", "Meridian School", PageSection.missing(), Optional.of(HAS)),
                progress("harbor", "Harbor School", PageSection.there(Samples.inForce()), Optional.of(lost)),
                progress("vertex", "Vertex Scans", PageSection.there(new Enforcement(List.of())), Optional.empty()),
                new RecipientProgress("beacon", "Beacon Read", waits, Optional.of(HAS), PageSection.missing()),
                progress("orchard", "Orchard Lab", waits, Optional.of(more), request(State.DONE)));
    }

    private static RecipientProgress progress(
            String id, String name, PageSection<Enforcement> reach, Optional<Held> held, DeleteRequest... asked) {
        return new RecipientProgress(
                id, name, reach, held, PageSection.there(Stream.of(asked).findFirst()));
    }

    private static RecipientHolding holding(Held held, Optional<RegisterEntry> entry, Optional<DeleteRequest> open) {
        return new RecipientHolding(held, entry, open);
    }

    private void patients() {
        Optional<RegisterEntry> known = Optional.of(CompanySamples.northlight());
        RecipientHolding askable = holding(HAS, known, Optional.empty());
        RecipientHolding second = holding(
                new Held("meridian", ASKED, 70, 0, 0, List.of("study1"), List.of()),
                Optional.of(CompanySamples.unknownFacts()),
                Optional.empty());
        RecipientHolding asked = holding(HAS, known, Optional.of(request(State.TOLD)));
        RecipientHolding cannot =
                holding(new Held("lakeside", ASKED, 0, 2, 0, List.of(), List.of("study1")), known, Optional.empty());
        RecipientHolding stranger = holding(
                new Held("gone-ai", ASKED, 1, 0, 0, List.of("study1"), List.of()), Optional.empty(), Optional.empty());
        RecipientHolding nobody =
                holding(new Held("", ASKED, 0, 0, 1, List.of(), List.of()), Optional.empty(), Optional.empty());
        var all = List.of(askable, second, asked, cannot, stranger, nobody);
        String pick = "request/delete.html";
        patient("delete", pick, new DeletePage(all, List.of(), false));
        patient("delete-error", pick, new DeletePage(all, List.of(), true));
        patient("delete-none", pick, new DeletePage(List.of(), List.of(), false));
        patient("delete-cannot", pick, new DeletePage(List.of(cannot, asked), List.of(), true));
        String check = "request/check.html";
        var scans = Map.of(Samples.STUDY.id(), Samples.STUDY);
        patient("delete-check", check, new DeleteCheckPage(List.of(askable), scans, "key", Optional.empty()));
        patient(
                "delete-check-two",
                check,
                new DeleteCheckPage(List.of(askable, second, cannot), scans, "key", Optional.empty()));
        patient("delete-check-asked", check, new DeleteCheckPage(List.of(asked), scans, "key", Optional.empty()));
        for (RequestNotice notice : RequestNotice.values()) {
            patient(
                    "delete-check-" + notice,
                    check,
                    new DeleteCheckPage(List.of(second, asked), scans, "key", Optional.of(notice)));
            patient("request-" + notice, "request/request.html", tracker(State.ASKED, Optional.of(notice)));
        }
        List<RequestRow> every =
                Stream.of(State.values()).map(RequestSamplePages::row).toList();
        patient("requests", "request/requests.html", new RequestsPage(every, TODAY));
        patient("requests-empty", "request/requests.html", new RequestsPage(List.of(), TODAY));
        patient("asked", "request/asked.html", new RequestsPage(List.of(row(State.ASKED), row(State.ASKED)), TODAY));
        patient("asked-then", "request/asked.html", new RequestsPage(List.of(row(State.TOLD)), TODAY));
        for (State state : State.values()) {
            patient("request-" + state, "request/request.html", tracker(state, Optional.empty()));
        }
    }

    private static TrackerPage tracker(State state, Optional<RequestNotice> notice) {
        return new TrackerPage(row(state), steps(state), TODAY, "key", notice);
    }

    private void staff() {
        Map<String, String> names = Map.of("northlight", "Northlight Imaging AI");
        List<DeleteRequest> open = Stream.of(State.values())
                .map(RequestSamplePages::request)
                .filter(DeleteRequest::open)
                .toList();
        String list = "staff/requests.html";
        staff("staff-requests", list, new StaffRequestsPage("open", open, 4, 1, TODAY, names));
        staff("staff-requests-none", list, new StaffRequestsPage("late", List.of(), 4, 0, TODAY, names));
        staff(
                "staff-requests-over",
                list,
                new StaffRequestsPage("over", List.of(request(State.DONE)), -1, -1, TODAY, Map.of()));
        String view = "staff/request.html";
        for (State state : State.values()) {
            var has = new StaffRequestPage.Has(Optional.of(HAS), Map.of(Samples.STUDY.id(), Samples.STUDY));
            staff(
                    "staff-request-" + state,
                    view,
                    step(about(state, PageSection.there(has)), List.of(), Optional.empty()));
        }
        var about = new StaffRequestPage.About(
                request(State.TOLD), "northlight", steps(State.TOLD), PageSection.missing(), PageSection.missing());
        var mistakes = Stream.of("day", "words", "certificate")
                .map(field -> new Mistake(field, "staff.error.request." + field))
                .toList();
        staff("staff-request-error", view, step(about, mistakes, Optional.of("staff.request.unknown")));
        var nothing = new StaffRequestPage.Has(Optional.empty(), Map.of());
        staff(
                "staff-request-conflict",
                view,
                step(
                        about(State.ASKED, PageSection.there(nothing)),
                        List.of(new Mistake("step-take", "staff.error.request.step")),
                        Optional.of("staff.request.conflict")));
    }

    private static StaffRequestPage.About about(State state, PageSection<StaffRequestPage.Has> has) {
        return new StaffRequestPage.About(
                request(state), "Northlight Imaging AI", steps(state), PageSection.there(Samples.patient()), has);
    }

    private static StaffRequestPage step(
            StaffRequestPage.About about, List<Mistake> mistakes, Optional<String> notice) {
        var form = StepForm.of(Map.of("step", "done", "day", "11/19/2026", "words", "We deleted\r\n2 scans"));
        return new StaffRequestPage(about, TODAY, form, "key", mistakes, notice);
    }

    private void patient(String name, String view, Object page) {
        samples.add(new Sample(name, view, Who.PATIENT, page));
    }

    private void staff(String name, String view, Object page) {
        samples.add(new Sample(name, view, Who.STAFF, page));
    }
}
