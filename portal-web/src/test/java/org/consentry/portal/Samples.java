// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.fhir.Choice;
import org.consentry.portal.fhir.Conversation;
import org.consentry.portal.fhir.Enforcement;
import org.consentry.portal.fhir.Ledger;
import org.consentry.portal.fhir.LedgerRow;
import org.consentry.portal.fhir.Line;
import org.consentry.portal.fhir.Look;
import org.consentry.portal.fhir.Message;
import org.consentry.portal.fhir.PatientFacts;
import org.consentry.portal.fhir.Product;
import org.consentry.portal.fhir.Recipient;
import org.consentry.portal.fhir.Rule;
import org.consentry.portal.fhir.Study;
import org.consentry.portal.fhir.Thing;
import org.consentry.portal.fhir.Topic;
import org.consentry.portal.fhir.TopicState;
import org.consentry.portal.fhir.UnreadConsent;
import org.consentry.portal.fhir.Wanted;

/** Fictional people and groups that pages are shown with in tests. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-11-22T19:05:00Z");
    static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    static final LocalDate STARTS = LocalDate.parse("2024-01-01");

    static final Rule SHARES = new Rule("OPT_OUT", true);
    static final Rule DOES_NOT = new Rule("OPT_IN", true);

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

    static TopicState notPicked(Topic topic) {
        return new TopicState(topic, Optional.empty(), topic == Topic.AI ? SHARES : DOES_NOT);
    }

    static Line line(String id, Line.State state, String recipient) {
        return new Line(
                id,
                state,
                Instant.parse("2026-03-14T18:30:00Z"),
                recipient.equals("lakeside") ? "HRESCH" : "MLTRAINING",
                recipient,
                "",
                "Main site",
                "study1",
                Thing.SCAN,
                Map.of(
                        "instances", "214",
                        "bytes", "112345678",
                        "deid", "113100,113108,113999",
                        "country", "US",
                        "identifiability", "coded",
                        "sent-by", "computer"),
                List.of("https://example.org/fhir/r4/Consent/c0nsentai/_history/2"),
                state == Line.State.REFUSED ? "CONSENT_DENY" : "");
    }

    static LedgerRow row(String id, Line.State state) {
        Line line = line(id, state, "northlight");
        return new LedgerRow(line, "Northlight Imaging AI", "company", Optional.of(STUDY), 1, line.at());
    }

    /** What a system asked for once an image. */
    static LedgerRow askedOften(String id) {
        Line line = line(id, Line.State.REFUSED, "northlight");
        Instant last = Instant.parse("2026-03-16T09:00:00Z");
        return new LedgerRow(line, "Northlight Imaging AI", "company", Optional.of(STUDY), 20_700, last);
    }

    /** What another system told us of: nothing said about how. */
    static LedgerRow elsewhere(String id, Line.State state, Thing thing) {
        Line line = new Line(
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
        return new LedgerRow(line, "Northlight Imaging AI", "company", Optional.empty(), 1, line.at());
    }

    /** Lines of the record that a person took out for a group. */
    static LedgerRow facts(String id) {
        Line line = new Line(
                id,
                Line.State.SENT,
                Instant.parse("2026-03-14T18:30:00Z"),
                "HRESCH",
                "northlight",
                "",
                "Consent server",
                "",
                Thing.FACTS,
                Map.of(
                        "instances", "5",
                        "country", "US",
                        "identifiability", "named",
                        "route", "bulk-export",
                        "sent-by", "person"),
                List.of("Consent/c0nsentresearch/_history/2"),
                "");
        return new LedgerRow(line, "Northlight Imaging AI", "company", Optional.empty(), 1, line.at());
    }

    static final Study STUDY = new Study("study1", "Chest CT", "CT", Optional.of(LocalDate.parse("2026-01-09")));

    static Ledger ledger() {
        Line unknown = line("lineunknown00", Line.State.SENT, "lakeside");
        List<LedgerRow> rows = List.of(
                askedOften("lineoften0000"),
                row("linerefused00", Line.State.REFUSED),
                row("linesent00000", Line.State.SENT),
                row("linefailed000", Line.State.FAILED),
                row("lineuncertain", Line.State.UNCERTAIN),
                elsewhere("lineelsewhere", Line.State.SENT, Thing.REPORT),
                facts("linefacts0000"),
                new LedgerRow(unknown, "lakeside", "", Optional.empty(), 1, unknown.at()));
        return ledger(rows, new Ledger.Counts(40, 30, 3, 2, 3, 2, 20_701));
    }

    static Ledger ledger(List<LedgerRow> rows, Ledger.Counts counts) {
        Map<String, String> groups = Map.of("northlight", "Northlight Imaging AI");
        return new Ledger(
                Wanted.newest(25), rows, counts, List.of("2026", "2025"), groups, List.of("HRESCH", "MLTRAINING"));
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

    static Message question() {
        return new Message(
                "q1",
                "q1",
                "p1",
                "Q-7K2M9",
                false,
                true,
                "",
                "Who is Northlight?\nAnd <b>why</b> do they have my scan?",
                Instant.parse("2026-11-20T15:00:00Z"),
                "linesent00000",
                Optional.of(LocalDate.parse("2026-11-27")));
    }

    static Message answer() {
        return new Message(
                "a1",
                "q1",
                "p1",
                "",
                true,
                false,
                "Dana Reyes",
                "It is a company that builds a tool for lungs.",
                Instant.parse("2026-11-21T15:00:00Z"),
                "",
                Optional.empty());
    }

    static Conversation waiting() {
        return new Conversation(List.of(question(), answer()));
    }

    static Enforcement waitingEnforcement() {
        return new Enforcement(List.of(
                new Enforcement.Place("Main site", Optional.of(NOW)),
                new Enforcement.Place("East site", Optional.empty())));
    }

    static Enforcement inForce() {
        return new Enforcement(List.of(new Enforcement.Place("Main site", Optional.of(NOW))));
    }

    static Look look() {
        return new Look(Instant.parse("2026-11-20T15:00:00Z"), "Dana Reyes", "To answer a question of the patient");
    }

    static Recipient northlight() {
        return new Recipient(
                "northlight",
                "Northlight Imaging AI",
                "company",
                "US",
                "OH",
                true,
                Map.of(
                        "makes", "A tool that finds small spots in lungs",
                        "gets", "Chest CT scans",
                        "kept-until", "2028-06-30",
                        "kept-then", "Then it must delete them."),
                List.of("MLTRAINING"),
                Optional.of(LocalDate.parse("2026-10-01")));
    }

    static Recipient unknownFacts() {
        return new Recipient(
                "lakeside", "Lakeside School", "school", "", "", false, Map.of(), List.of(), Optional.empty());
    }

    static Product product() {
        return new Product("SpotFinder", "2.1", "Chest CT");
    }

    static PatientFacts patient() {
        return new PatientFacts("p1", "Anna Avery", "1961-04-09", "MRN-0001", "female");
    }
}
