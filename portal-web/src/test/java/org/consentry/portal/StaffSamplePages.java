// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.portal.SamplePages.Sample;
import org.consentry.portal.fhir.accounting.LegalAccounting;
import org.consentry.portal.fhir.agent.AgentRegister;
import org.consentry.portal.fhir.agent.AgentRegister.Agent;
import org.consentry.portal.fhir.agent.AgentRegister.Proposal;
import org.consentry.portal.fhir.agent.AgentRegister.Refusal;
import org.consentry.portal.fhir.bypass.BypassList;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.ChoiceVersion;
import org.consentry.portal.fhir.choice.Topic;
import org.consentry.portal.fhir.choice.TopicState;
import org.consentry.portal.fhir.note.UnsentNotes;
import org.consentry.portal.fhir.note.UnsentNotes.UnsentNote;
import org.consentry.portal.fhir.number.FoundByNumber;
import org.consentry.portal.fhir.route.Routes;
import org.consentry.portal.fhir.sharing.SharedKind;
import org.consentry.portal.fhir.sharing.SharingEvent;
import org.consentry.portal.fhir.sharing.SharingRow;
import org.consentry.portal.fhir.single.Singles;
import org.consentry.portal.staff.AgentForm;
import org.consentry.portal.staff.AgentsPage;
import org.consentry.portal.staff.BypassForm;
import org.consentry.portal.staff.BypassPage;
import org.consentry.portal.staff.CitedChoice;
import org.consentry.portal.staff.LookupForm;
import org.consentry.portal.staff.LookupPage;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.NumberedMatch;
import org.consentry.portal.staff.PatientPage;
import org.consentry.portal.staff.ReasonPage;
import org.consentry.portal.staff.RoutesPage;
import org.consentry.portal.staff.StaffAccountingPage;
import org.consentry.portal.staff.StaffChoicePage;
import org.consentry.portal.staff.StaffLinePage;
import org.consentry.portal.staff.UnreadConsentsPage;
import org.consentry.portal.staff.letter.LettersPage;
import org.consentry.portal.view.Layout.Who;

/** Every page of staff in every state worth looking at. */
final class StaffSamplePages {

    private static final UnsentNotes UNSENT = new UnsentNotes(
            true,
            3,
            2,
            List.of(
                    new UnsentNote("n1", "changed", "C-7Q4K-M2RT-2", Samples.NOW, Samples.NOW, "no-such-address"),
                    new UnsentNote("n2", "answered", "Q-7K2M9", Samples.NOW, Samples.NOW, "away")));

    private final List<Sample> samples = new ArrayList<>();

    static List<Sample> all() {
        var pages = new StaffSamplePages();
        pages.staff();
        pages.routes();
        pages.bypass();
        pages.letters();
        pages.samples.addAll(ReportSamplePages.all());
        pages.samples.addAll(RulesSamplePages.all());
        pages.samples.addAll(OldReleaseSamplePages.all());
        pages.samples.addAll(OpeningSamplePages.all());
        return List.copyOf(pages.samples);
    }

    private void staff() {
        var form = new LookupForm("", "", "Av", "1961-04-09", "other", "To help");
        add("staff-lookup", "staff/lookup.html", new LookupPage(form, List.of(), Optional.empty(), true));
        add(
                "staff-lookup-found",
                "staff/lookup.html",
                new LookupPage(form, List.of(), Optional.of(List.of(Samples.patient())), false));
        add(
                "staff-lookup-none",
                "staff/lookup.html",
                new LookupPage(
                        form,
                        List.of(
                                new Mistake("number", "staff.error.lookup.what"),
                                new Mistake("birthDate", "staff.error.lookup.birthdate"),
                                new Mistake("why-question", "staff.error.lookup.reason")),
                        Optional.of(List.of()),
                        false));
        numbered(form);
        add("staff-reason", "staff/reason.html", new ReasonPage("p1", LookupForm.beginning("To mend it"), false));
        add("staff-reason-error", "staff/reason.html", new ReasonPage("p1", LookupForm.beginning("x"), true));
        add("staff-consents-why", "staff/consents.html", new UnreadConsentsPage("", Optional.empty(), false));
        add("staff-consents-error", "staff/consents.html", new UnreadConsentsPage("x", Optional.empty(), true));
        add(
                "staff-consents-empty",
                "staff/consents.html",
                new UnreadConsentsPage("To mend it", Optional.of(List.of()), false));
        add(
                "staff-consents",
                "staff/consents.html",
                new UnreadConsentsPage("To mend it", Optional.of(List.of(Samples.unread())), false));
        agents(Instant.parse("2026-05-04T09:00:00Z"));
        lines();
        add(
                "staff-accounting",
                "staff/accounting.html",
                new StaffAccountingPage(Samples.patient(), AccountingSamples.accounting()));
        add(
                "staff-accounting-none",
                "staff/accounting.html",
                new StaffAccountingPage(
                        Samples.patient(), new LegalAccounting(AccountingSamples.FROM, true, List.of(), Map.of())));
        add(
                "staff-patient",
                "staff/patient.html",
                new PatientPage(
                        Samples.patient(),
                        "To help",
                        List.of(Samples.notPicked(Topic.AI), Samples.state(Topic.RESEARCH, Choice.Value.NO)),
                        SingleSamplePages.SAID,
                        Samples.ledger(),
                        List.of(Samples.waiting())));
    }

    private void numbered(LookupForm form) {
        List<NumberedMatch> twins = Stream.of(FoundByNumber.Kind.values())
                .map(kind ->
                        new NumberedMatch(new FoundByNumber(kind, "C-Q4NA-T4NW-1", "p1", "twin.1"), Samples.patient()))
                .toList();
        add(
                "staff-lookup-several",
                "staff/lookup.html",
                new LookupPage(LookupForm.EMPTY, List.of(), Optional.empty(), Optional.of(twins), false));
        for (String wrong : List.of("staff.error.lookup.said.none", "staff.error.lookup.said.disagree")) {
            add(
                    "staff-lookup-said" + wrong.replaceFirst(".*\\.", "-"),
                    "staff/lookup.html",
                    new LookupPage(form, List.of(new Mistake("said", wrong)), Optional.empty(), false));
        }
        choices();
    }

    private void choices() {
        List<TopicState> states = List.of(Samples.notPicked(Topic.AI), Samples.state(Topic.RESEARCH, Choice.Value.NO));
        Choice said = states.get(1).choice().orElseThrow();
        ChoiceVersion version = new ChoiceVersion(said.id(), said.version());
        String view = "staff/choice.html";
        add(
                "staff-choice",
                view,
                new StaffChoicePage(
                        Samples.patient(), version, Optional.of(said), Samples.standing(states), Singles.NONE));
        add(
                "staff-choice-other",
                view,
                new StaffChoicePage(
                        Samples.patient(), version, Optional.empty(), Samples.standing(states), Singles.NONE));
        for (Choice.Value value : Choice.Value.values()) {
            Choice old = Samples.state(Topic.AI, value).choice().orElse(said);
            add(
                    "staff-choice-" + value,
                    view,
                    new StaffChoicePage(
                            Samples.patient(), version, Optional.of(old), Samples.standing(states), Singles.NONE));
        }
    }

    private void lines() {
        Choice said = Samples.state(Topic.RESEARCH, Choice.Value.NO).choice().orElseThrow();
        var version = new ChoiceVersion(said.id(), said.version());
        var cited = List.of(
                CitedChoice.saying(version, Optional.of(said)),
                CitedChoice.saying(version, Optional.empty()),
                CitedChoice.missing(version));
        for (SharingEvent.State state : SharingEvent.State.values()) {
            add(
                    "staff-line-" + state,
                    "staff/line.html",
                    new StaffLinePage(Samples.patient(), Samples.row("linesent00000", state), cited, Singles.NONE));
        }
        add(
                "staff-line-grounds",
                "staff/line.html",
                new StaffLinePage(Samples.patient(), grounded(), List.of(), Singles.NONE));
        add(
                "staff-line-old",
                "staff/line.html",
                new StaffLinePage(
                        Samples.patient(), OldReleaseSamplePages.old("lineold00000"), List.of(), Singles.NONE));
        add(
                "staff-line-often",
                "staff/line.html",
                new StaffLinePage(Samples.patient(), Samples.askedOften("lineoften0000"), List.of(), Singles.NONE));
    }

    /** What was reported, with grounds of every kind. */
    private static SharingRow grounded() {
        SharingEvent line = Samples.elsewhere("lineground", SharingEvent.State.SENT, SharedKind.SCAN)
                .line();
        return new SharingRow(
                new SharingEvent(
                        line.id(),
                        line.state(),
                        line.at(),
                        line.purpose(),
                        line.recipient(),
                        line.recipientName(),
                        line.place(),
                        line.study(),
                        line.thing(),
                        Map.of("decision", "d-1"),
                        List.of(
                                "https://consentry.org/fhir/regime/US-HIPAA/3",
                                "https://consentry.org/fhir/basis/care+unit"),
                        ""),
                "Northlight Imaging AI",
                "company",
                Optional.empty(),
                1,
                line.at());
    }

    private void agents(Instant at) {
        var fixed = new Agent(
                "agent-1", "agent", "Main site", Optional.of(at), Optional.empty(), Optional.empty(), Optional.of(at));
        var added = new Agent(
                "agent-2",
                "agent-north",
                "North",
                Optional.of(at),
                Optional.of("Dana Reyes"),
                Optional.of("Omar Diaz"),
                Optional.empty());
        var add = new Proposal(
                "1", "agent-3", Optional.of("agent-3"), Optional.of("South"), "Omar Diaz", false, Optional.of(at));
        var end = new Proposal("2", "agent-2", Optional.empty(), Optional.empty(), "Dana Reyes", true, Optional.of(at));
        var away = new Refusal("agent-9", "UNKNOWN_CLIENT", "12", Optional.of(at));
        var some = new AgentRegister(List.of(fixed, added), List.of(add, end), List.of(away));
        var none = new AgentRegister(List.of(), List.of(), List.of());
        String view = "staff/agents.html";
        add("staff-agents", view, new AgentsPage(some, AgentForm.of(Map.of()), List.of(), Optional.empty()));
        add("staff-agents-none", view, new AgentsPage(none, AgentForm.of(Map.of()), List.of(), Optional.empty()));
        add(
                "staff-agents-error",
                view,
                new AgentsPage(
                        some,
                        AgentForm.of(Map.of("agent", "a b")),
                        Stream.of("agent", "site", "client")
                                .map(field -> new Mistake(field, "staff.error.agents." + field))
                                .toList(),
                        Optional.of("staff.agents.taken")));
    }

    private void routes() {
        Optional<Instant> at = Optional.of(Instant.parse("2026-06-15T11:00:00Z"));
        var waits = new Routes.Waiting("agent-1", 2, 40, at, at);
        var open = new Routes.Way(
                Optional.of("NORTHLIGHT_AI"), "open", Optional.of("30"), Optional.of("90"), List.of(waits));
        var trial =
                new Routes.Way(Optional.of("NORTHLIGHT_2"), "shadow", Optional.empty(), Optional.empty(), List.of());
        var broken = new Routes.Way(Optional.empty(), "unreadable", Optional.empty(), Optional.empty(), List.of());
        var refused = List.of(new Routes.Refused("CONSENT_DENY", 3), new Routes.Refused("INDET_STALE", 1));
        var northlight = new Routes.Destination(
                "northlight",
                Optional.of("Northlight AI"),
                true,
                List.of(open, trial),
                new Routes.Events(12, at, refused, true));
        var busy = new Routes.Destination(
                "lakeside", Optional.empty(), false, List.of(broken), new Routes.Events(9990, at, List.of(), false));
        var lost = new Routes.Lost("GONE_AI", waits);
        String view = "staff/routes.html";
        add("staff-routes", view, new RoutesPage(new Routes(at, List.of(northlight, busy), List.of(lost))));
        add("staff-routes-none", view, new RoutesPage(new Routes(at, List.of(), List.of())));
    }

    private void letters() {
        String view = "staff/letters.html";
        var none = new UnsentNotes(false, 0, 0, List.of());
        add("staff-letters", view, new LettersPage(UNSENT, Optional.empty()));
        add("staff-letters-none", view, new LettersPage(none, Optional.of("staff.letters.late")));
    }

    private void bypass() {
        Instant at = Instant.parse("2026-06-15T11:00:00Z");
        var unasked = new BypassList.Release(
                "e1",
                Optional.of("L-7Q4K-M2RT"),
                Optional.empty(),
                at,
                new BypassList.To("Northlight AI", true, "NORTHLIGHT (northlight.example:104)"),
                "export_list",
                "Archive",
                false,
                Optional.empty());
        var refused = new BypassList.Release(
                "e2",
                Optional.empty(),
                Optional.of("1.2.840.99999.7"),
                at,
                new BypassList.To("NOWHERE", false, ""),
                "told",
                "export-demo",
                true,
                Optional.empty());
        var closed = new BypassList.Release(
                "e3",
                Optional.of("L-7Q4K-M2RV"),
                Optional.empty(),
                at,
                new BypassList.To("Northlight AI", true, "NORTHLIGHT"),
                "audit_message",
                "Archive",
                false,
                Optional.of(new BypassList.Found("Dana Reyes", "A test of the archive", at)));
        var some = new BypassList(2, List.of(unasked, refused), List.of(closed));
        String view = "staff/bypass.html";
        add("staff-bypass", view, new BypassPage(some, BypassForm.of(Map.of()), List.of(), Optional.empty()));
        add(
                "staff-bypass-none",
                view,
                new BypassPage(
                        new BypassList(0, List.of(), List.of()),
                        BypassForm.of(Map.of()),
                        List.of(),
                        Optional.of("staff.bypass.late")));
        add(
                "staff-bypass-error",
                view,
                new BypassPage(
                        some,
                        BypassForm.of(Map.of("event", "e1", "found", "x")),
                        List.of(new Mistake("found-e1", "staff.error.bypass.found")),
                        Optional.empty()));
    }

    private void add(String name, String view, Object page) {
        samples.add(new Sample(name, view, Who.STAFF, page));
    }
}
