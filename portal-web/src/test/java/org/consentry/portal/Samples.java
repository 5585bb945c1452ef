// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.DefaultRule;
import org.consentry.portal.fhir.choice.Enforcement;
import org.consentry.portal.fhir.choice.Standing;
import org.consentry.portal.fhir.choice.Topic;
import org.consentry.portal.fhir.choice.TopicState;
import org.consentry.portal.fhir.choice.UnreadConsent;
import org.consentry.portal.fhir.look.Opened;
import org.consentry.portal.fhir.look.StaffLook;
import org.consentry.portal.fhir.patient.PatientFacts;
import org.consentry.portal.fhir.question.Conversation;
import org.consentry.portal.fhir.question.QuestionMessage;
import org.consentry.portal.fhir.sharing.Scan;
import org.consentry.portal.fhir.sharing.SharedKind;
import org.consentry.portal.fhir.sharing.SharingEvent;
import org.consentry.portal.fhir.sharing.SharingHistory;
import org.consentry.portal.fhir.sharing.SharingRow;
import org.consentry.portal.fhir.sharing.Wanted;

/** Fictional people and groups that pages are shown with in tests. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-11-22T19:05:00Z");
    static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    static final LocalDate STARTS = LocalDate.parse("2024-01-01");

    static final DefaultRule SHARES = new DefaultRule("OPT_OUT", true);
    static final DefaultRule DOES_NOT = new DefaultRule("OPT_IN", true);

    private Samples() {}

    static Choice choice(Topic topic, Choice.Value value) {
        return new Choice(
                "c0nsent" + topic.code(),
                2,
                topic,
                value,
                Instant.parse("2026-03-03T15:00:00Z"),
                "https://consentry.org/fhir/text/" + topic.code() + "/0123456789abcdef");
    }

    static TopicState state(Topic topic, Choice.Value value) {
        return new TopicState(topic, Optional.of(choice(topic, value)), SHARES);
    }

    /** Where a patient stands who said nothing of single companies and scans. */
    static Standing standing(List<TopicState> states) {
        return new Standing(states, List.of());
    }

    static TopicState notPicked(Topic topic) {
        return new TopicState(topic, Optional.empty(), topic == Topic.AI ? SHARES : DOES_NOT);
    }

    static SharingEvent line(String id, SharingEvent.State state, String recipient) {
        return new SharingEvent(
                id,
                state,
                Instant.parse("2026-03-14T18:30:00Z"),
                recipient.equals("lakeside") ? "HRESCH" : "MLTRAINING",
                recipient,
                "",
                "Main site",
                "study1",
                SharedKind.SCAN,
                Map.of(
                        "instances", "214",
                        "bytes", "112345678",
                        "deid", "113100,113108,113999",
                        "country", "US",
                        "identifiability", "coded",
                        "sent-by", "computer"),
                List.of("https://example.org/fhir/r4/Consent/c0nsentai/_history/2"),
                state == SharingEvent.State.REFUSED ? "CONSENT_DENY" : "");
    }

    static SharingRow row(String id, SharingEvent.State state) {
        return state == SharingEvent.State.WAITS ? waits("waits-12345678") : row(line(id, state, "northlight"));
    }

    /** What waits to be sent. */
    static SharingRow waits(String id) {
        SharingEvent sent = line(id, SharingEvent.State.WAITS, "northlight");
        return row(new SharingEvent(
                id,
                sent.state(),
                sent.at(),
                sent.purpose(),
                sent.recipient(),
                "",
                "",
                sent.study(),
                sent.thing(),
                Map.of("instances", "214", "told", "2026-03-14T20:15:00Z", "sent-by", "computer"),
                List.of(),
                ""));
    }

    /**
     * What was sent by the hospital's rule for a purpose, to a group, so that the person can be known from it or not.
     */
    static SharingRow byRule(String purpose, String identifiability, String deid) {
        SharingEvent sent = line("line12345678", SharingEvent.State.SENT, "northlight");
        return row(new SharingEvent(
                sent.id(),
                sent.state(),
                sent.at(),
                purpose,
                sent.recipient(),
                "",
                sent.place(),
                sent.study(),
                sent.thing(),
                Map.of("sent-by", "computer", "identifiability", identifiability, "deid", deid),
                List.of("https://consentry.org/fhir/regime/US-HIPAA/2026-01"),
                ""));
    }

    /** Facts about a scan, without any picture. */
    static SharingRow header(String id, SharingEvent.State state) {
        SharingEvent sent = line(id, state, "northlight");
        return row(new SharingEvent(
                sent.id(),
                sent.state(),
                sent.at(),
                sent.purpose(),
                sent.recipient(),
                "",
                sent.place(),
                sent.study(),
                SharedKind.HEADER,
                sent.details(),
                sent.basis(),
                ""));
    }

    private static SharingRow row(SharingEvent line) {
        return new SharingRow(line, "Northlight Imaging AI", "company", Optional.of(STUDY), 1, line.at());
    }

    /** What a system asked for once an image. */
    static SharingRow askedOften(String id) {
        SharingEvent line = line(id, SharingEvent.State.REFUSED, "northlight");
        Instant last = Instant.parse("2026-03-16T09:00:00Z");
        return new SharingRow(line, "Northlight Imaging AI", "company", Optional.of(STUDY), 20_700, last);
    }

    /** What had been let go, and waited until the person said no, or somebody dropped it by hand. */
    static SharingRow destroyed(String id, String reason) {
        SharingEvent refused = line(id, SharingEvent.State.REFUSED, "northlight");
        SharingEvent line = new SharingEvent(
                id,
                refused.state(),
                refused.at(),
                refused.purpose(),
                refused.recipient(),
                "",
                refused.place(),
                refused.study(),
                refused.thing(),
                Map.of("state", "DESTROYED", "instances", "2", "country", "US", "sent-by", "computer"),
                refused.basis(),
                reason);
        return row(line);
    }

    /** What another system told us of: nothing said about how. */
    static SharingRow elsewhere(String id, SharingEvent.State state, SharedKind thing) {
        SharingEvent line = new SharingEvent(
                id,
                state,
                Instant.parse("2026-03-14T18:30:00Z"),
                "TREAT",
                "northlight",
                "",
                "",
                "",
                thing,
                Map.of(),
                List.of(),
                "");
        return new SharingRow(line, "Northlight Imaging AI", "company", Optional.empty(), 1, line.at());
    }

    /** Lines of the record that a person took out for a group. */
    static SharingRow facts(String id) {
        SharingEvent line = new SharingEvent(
                id,
                SharingEvent.State.SENT,
                Instant.parse("2026-03-14T18:30:00Z"),
                "HRESCH",
                "northlight",
                "",
                "Consent server",
                "",
                SharedKind.FACTS,
                Map.of(
                        "instances", "5",
                        "country", "US",
                        "identifiability", "named",
                        "route", "bulk-export",
                        "sent-by", "person"),
                List.of("Consent/c0nsentresearch/_history/2"),
                "");
        return new SharingRow(line, "Northlight Imaging AI", "company", Optional.empty(), 1, line.at());
    }

    static final Scan STUDY = new Scan("study1", "Chest CT", "CT", Optional.of(LocalDate.parse("2026-01-09")));

    static SharingHistory ledger() {
        SharingEvent unknown = line("lineunknown00", SharingEvent.State.SENT, "lakeside");
        List<SharingRow> rows = List.of(
                askedOften("lineoften0000"),
                row("linerefused00", SharingEvent.State.REFUSED),
                destroyed("linedestroyed", "CONSENT_DENY"),
                destroyed("linedropped00", "DROPPED_BY_HAND"),
                row("linesent00000", SharingEvent.State.SENT),
                row("linefailed000", SharingEvent.State.FAILED),
                row("lineuncertain", SharingEvent.State.UNCERTAIN),
                elsewhere("lineelsewhere", SharingEvent.State.SENT, SharedKind.REPORT),
                facts("linefacts0000"),
                header("lineheader000", SharingEvent.State.SENT),
                new SharingRow(unknown, "lakeside", "", Optional.empty(), 1, unknown.at()));
        return ledger(List.of(waits("waits-00000000")), rows, new SharingHistory.Counts(40, 30, 3, 2, 3, 2, 20_701));
    }

    static SharingHistory ledger(List<SharingRow> rows, SharingHistory.Counts counts) {
        return ledger(List.of(), rows, counts);
    }

    static SharingHistory ledger(List<SharingRow> waiting, List<SharingRow> rows, SharingHistory.Counts counts) {
        Map<String, String> groups = Map.of("northlight", "Northlight Imaging AI");
        return new SharingHistory(
                Wanted.newest(25),
                waiting,
                rows,
                counts,
                List.of("2026", "2025"),
                groups,
                List.of("HRESCH", "MLTRAINING"),
                Map.of(STUDY.id(), STUDY),
                rows.stream().map(row -> row.line().at()).min(Comparator.naturalOrder()));
    }

    /** A list with a line that staff entered from records that are older than the list. */
    static SharingHistory olderLedger() {
        SharingHistory newer = ledger();
        return new SharingHistory(
                newer.shown(),
                List.of(),
                newer.rows(),
                newer.counts(),
                List.of("2026", "2023"),
                newer.groups(),
                newer.purposes(),
                newer.scans(),
                Optional.of(Instant.parse("2024-01-01T03:00:00Z")));
    }

    static UnreadConsent unread() {
        return new UnreadConsent(
                "c1",
                2,
                "p1",
                Instant.parse("2026-11-20T15:00:00Z"),
                List.of(new UnreadConsent.Unread(
                        "Consent.provision.purpose[0]",
                        "Expected what R4 and this server can read, found Unknown code '<b>MLTRAINNG</b>'")));
    }

    static QuestionMessage question() {
        return new QuestionMessage(
                "q1",
                "q1",
                "p1",
                "Q-7K2M9",
                QuestionMessage.Author.PATIENT,
                QuestionMessage.Waits.YES,
                "",
                "Who is Northlight?\nAnd <b>why</b> do they have my scan?",
                Instant.parse("2026-11-20T15:00:00Z"),
                "linesent00000",
                Optional.of(LocalDate.parse("2026-11-27")));
    }

    static QuestionMessage answer() {
        return new QuestionMessage(
                "a1",
                "q1",
                "p1",
                "",
                QuestionMessage.Author.STAFF,
                QuestionMessage.Waits.NO,
                "Dana Reyes",
                "It is a company that builds a tool for lungs.",
                Instant.parse("2026-11-21T15:00:00Z"),
                "",
                Optional.empty());
    }

    static Conversation waiting() {
        return new Conversation(List.of(question(), answer()));
    }

    /** A question that was answered and asks for nothing more. */
    static Conversation answered() {
        QuestionMessage open = question();
        QuestionMessage closed = new QuestionMessage(
                open.id(),
                open.root(),
                open.patient(),
                open.number(),
                open.author(),
                QuestionMessage.Waits.NO,
                "",
                open.text(),
                open.sent(),
                "",
                Optional.empty());
        return new Conversation(List.of(closed, answer()));
    }

    /** A question of somebody who may need care now. */
    static Conversation urgent() {
        QuestionMessage open = question();
        return new Conversation(List.of(new QuestionMessage(
                open.id(),
                open.root(),
                open.patient(),
                open.number(),
                open.author(),
                QuestionMessage.Waits.URGENTLY,
                "",
                "Since the scan I have chest pain.",
                open.sent(),
                open.about(),
                open.due())));
    }

    static Enforcement waitingEnforcement() {
        return new Enforcement(List.of(
                new Enforcement.Place("Main site", Optional.of(NOW)),
                new Enforcement.Place("East site", Optional.empty())));
    }

    static Enforcement inForce() {
        return new Enforcement(List.of(new Enforcement.Place("Main site", Optional.of(NOW))));
    }

    static StaffLook look() {
        Instant at = Instant.parse("2026-11-20T15:00:00Z");
        return new StaffLook(
                "look1", at, at, "Dana Reyes", "To answer a question of the patient", List.of(Opened.PAGE), false);
    }

    static PatientFacts patient() {
        return new PatientFacts(
                "p1",
                "Anna Avery",
                "1961-04-09",
                "MRN-0001",
                "female",
                List.of("12 Elm Street", "Springfield IL 62701"));
    }
}
