// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.consentry.portal.Samples.NOW;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.portal.SamplePages.Sample;
import org.consentry.portal.choice.ChoicesPage;
import org.consentry.portal.choice.HistoryPage;
import org.consentry.portal.choice.SavedPage;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.ChoiceEntry;
import org.consentry.portal.fhir.choice.EntryChannel;
import org.consentry.portal.fhir.choice.FormScan;
import org.consentry.portal.fhir.choice.Topic;
import org.consentry.portal.fhir.choice.TopicState;
import org.consentry.portal.fhir.note.MailNotes;
import org.consentry.portal.fhir.patient.PatientFacts;
import org.consentry.portal.fhir.single.Singles;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.entry.CheckPage;
import org.consentry.portal.staff.entry.EntryEffect;
import org.consentry.portal.staff.entry.EntryForm;
import org.consentry.portal.staff.entry.EntryLine;
import org.consentry.portal.staff.entry.EntryPage;
import org.consentry.portal.staff.entry.ReceiptPage;
import org.consentry.portal.view.Layout.Who;

/** The pages of staff who enter a choice, and how the patient sees such a choice. */
final class EntrySamplePages {

    private static final LocalDate DAY = LocalDate.parse("2026-11-20");
    private static final Choice PAPER_NO = entered(Topic.AI, Choice.Value.NO, EntryChannel.PAPER);
    private static final Choice PHONE_YES = entered(Topic.RESEARCH, Choice.Value.YES, EntryChannel.PHONE);
    private static final List<TopicState> STATES = List.of(state(PAPER_NO), state(PHONE_YES));
    private static final Optional<FormScan> SCAN = FormScan.of("%PDF-1.7\n%%EOF".getBytes(StandardCharsets.US_ASCII));

    private final List<Sample> samples = new ArrayList<>();

    static List<Sample> all() {
        var pages = new EntrySamplePages();
        pages.form();
        pages.check();
        pages.receipt();
        pages.patient();
        return List.copyOf(pages.samples);
    }

    static Choice entered(Topic topic, Choice.Value value, EntryChannel channel) {
        boolean told = channel != EntryChannel.CORRECTION;
        Instant noon = Instant.parse(told ? "2026-11-20T12:00:00Z" : "2026-11-22T19:05:00Z");
        var entry = new ChoiceEntry(channel, Instant.parse("2026-11-22T19:05:00Z"), "Dana Reyes");
        return new Choice(
                "c0nsent" + topic.code(),
                3,
                topic,
                value,
                noon,
                noon,
                "https://consentry.org/fhir/script/x/0123",
                Optional.of(entry));
    }

    private static TopicState state(Choice choice) {
        return new TopicState((Topic) choice.matter(), Optional.of(choice), Samples.SHARES);
    }

    private void form() {
        String view = "staff/entry.html";
        PatientFacts patient = Samples.patient();
        List<TopicState> none = List.of(Samples.notPicked(Topic.AI), Samples.state(Topic.RESEARCH, Choice.Value.NO));
        add("staff-entry", view, new EntryPage(patient, EntryForm.of(Map.of()), none, List.of(), false));
        var filled = EntryForm.of(Map.of("channel", "paper", "day", "11/20/2026", "ai", "no", "research", "same"));
        add("staff-entry-expired", view, new EntryPage(patient, filled, none, List.of(), true));
        List<Mistake> mistakes = Stream.of(
                        "channel-paper:channel", "day:future", "ai-yes:ai", "research-yes:research", "scan:scan.large")
                .map(each -> each.split(":", -1))
                .map(each -> new Mistake(each[0], "staff.error.entry." + each[1]))
                .toList();
        add("staff-entry-error", view, new EntryPage(patient, EntryForm.of(Map.of()), none, mistakes, false));
    }

    private void check() {
        var no = new EntryLine(
                Samples.state(Topic.AI, Choice.Value.YES), Optional.of(Choice.Value.NO), EntryEffect.CHANGES);
        var untold = new EntryLine(Samples.notPicked(Topic.RESEARCH), Optional.empty(), EntryEffect.NOT_TOLD);
        add("staff-check", check(List.of(no, untold), SCAN, ""));
        add("staff-check-conflict", check(List.of(no, untold), Optional.empty(), "staff.entry.conflict"));
        for (EntryEffect effect : EntryEffect.values()) {
            var line = new EntryLine(Samples.state(Topic.AI, Choice.Value.NO), Optional.of(Choice.Value.YES), effect);
            add("staff-check-" + effect, check(List.of(line, untold), Optional.empty(), ""));
        }
    }

    private static CheckPage check(List<EntryLine> lines, Optional<FormScan> scan, String notice) {
        return new CheckPage(
                Samples.patient(),
                "paper",
                DAY,
                scan,
                lines,
                "key",
                Optional.of(notice).filter(n -> !n.isEmpty()));
    }

    private void add(String name, CheckPage page) {
        add(name, "staff/check.html", page);
    }

    private void receipt() {
        List<String> sender = List.of("Privacy team", "1 Main Street", "Springfield IL 62701");
        add("staff-receipt", receipt(Samples.patient(), List.of(PAPER_NO, PHONE_YES), sender));
        var homeless = new PatientFacts("p1", "Anna Avery", "1961-04-09", "MRN-0001", "female", List.of());
        Choice back = entered(Topic.AI, Choice.Value.NONE, EntryChannel.CORRECTION);
        add("staff-receipt-back", receipt(homeless, List.of(back), List.of()));
    }

    private static ReceiptPage receipt(PatientFacts patient, List<Choice> choices, List<String> sender) {
        return new ReceiptPage(patient, choices, STATES, sender, "https://choices.example.org", NOW, "key");
    }

    private void add(String name, ReceiptPage page) {
        add(name, "staff/receipt.html", page);
    }

    private void patient() {
        Choice back = entered(Topic.AI, Choice.Value.NONE, EntryChannel.CORRECTION);
        samples.add(new Sample(
                "choices-entered",
                "choice/choices.html",
                Who.PATIENT,
                new ChoicesPage(STATES, Singles.NONE, PageSection.missing(), Samples.TODAY)));
        samples.add(new Sample(
                "history-entered",
                "choice/history.html",
                Who.PATIENT,
                new HistoryPage(
                        List.of(
                                new HistoryPage.Row(back, false),
                                new HistoryPage.Row(PAPER_NO, true),
                                new HistoryPage.Row(PHONE_YES, true),
                                new HistoryPage.Row(entered(Topic.AI, Choice.Value.YES, EntryChannel.DESK), false)),
                        Singles.NONE)));
        samples.add(saved("saved-entered", PAPER_NO));
        samples.add(saved("ended-entered", entered(Topic.AI, Choice.Value.YES, EntryChannel.DESK)));
    }

    private static Sample saved(String name, Choice choice) {
        return new Sample(
                name,
                "choice/saved.html",
                Who.PATIENT,
                new SavedPage(
                        List.of(choice),
                        Samples.standing(STATES),
                        Singles.NONE,
                        PageSection.missing(),
                        MailNotes.Fate.NONE,
                        PageSection.missing(),
                        SavedPage.Act.SAVE,
                        NOW,
                        "key"));
    }

    private void add(String name, String view, Object page) {
        samples.add(new Sample(name, view, Who.STAFF, page));
    }
}
