// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.consentry.portal.Samples.NOW;

import java.util.ArrayList;
import java.util.List;
import org.consentry.portal.SamplePages.Sample;
import org.consentry.portal.choice.SavedPage;
import org.consentry.portal.choice.UndoFailedPage;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.Topic;
import org.consentry.portal.fhir.choice.TopicState;
import org.consentry.portal.fhir.note.MailNotes;
import org.consentry.portal.fhir.single.Singles;
import org.consentry.portal.view.Layout.Who;

/** What a patient reads after a choice was saved or undone, and at its old address. */
final class SavedSamplePages {
    private static final SavedPage.Act SAVE = SavedPage.Act.SAVE;
    private static final List<TopicState> BOTH_NO =
            List.of(Samples.state(Topic.AI, Choice.Value.NO), Samples.state(Topic.RESEARCH, Choice.Value.NO));

    private final List<Sample> samples = new ArrayList<>();

    static List<Sample> all() {
        var pages = new SavedSamplePages();
        pages.saved();
        return List.copyOf(pages.samples);
    }

    private void saved() {
        for (Topic topic : Topic.values()) {
            for (Choice.Value value : Choice.Value.values()) {
                add(
                        "saved-" + topic.code() + "-" + value,
                        "choice/saved.html",
                        Who.PATIENT,
                        saved(List.of(Samples.choice(topic, value)), List.of(Samples.state(topic, value)), SAVE));
            }
        }
        var none = List.of(Samples.choice(Topic.AI, Choice.Value.NONE));
        var both = List.of(Samples.choice(Topic.AI, Choice.Value.NO), Samples.choice(Topic.RESEARCH, Choice.Value.NO));
        add("saved-stop", "choice/saved.html", Who.PATIENT, saved(both, BOTH_NO, SavedPage.Act.STOP));
        add(
                "undone",
                "choice/saved.html",
                Who.PATIENT,
                saved(none, List.of(Samples.state(Topic.AI, Choice.Value.NONE)), SavedPage.Act.UNDO));
        add("undone-both", "choice/saved.html", Who.PATIENT, saved(both, BOTH_NO, SavedPage.Act.UNDO));
        add("saved-same", "choice/saved.html", Who.PATIENT, saved(both, BOTH_NO, SavedPage.Act.NOTHING));
        add(
                "saved-in-force",
                "choice/saved.html",
                Who.PATIENT,
                new SavedPage(
                        both,
                        Samples.standing(BOTH_NO),
                        Singles.NONE,
                        PageSection.there(Samples.inForce()),
                        MailNotes.Fate.SENT,
                        PageSection.there(9),
                        PageSection.there(RequestSamplePages.progress()),
                        SAVE,
                        NOW,
                        "key"));
        add(
                "saved-unknown",
                "choice/saved.html",
                Who.PATIENT,
                new SavedPage(
                        both,
                        Samples.standing(BOTH_NO),
                        Singles.NONE,
                        PageSection.missing(),
                        MailNotes.Fate.FAILED,
                        PageSection.missing(),
                        PageSection.missing(),
                        SAVE,
                        NOW,
                        "key"));
        ended();
        add(
                "undo-failed",
                "choice/undo-failed.html",
                Who.PATIENT,
                new UndoFailedPage(true, PageSection.there(saved(both, BOTH_NO, SAVE))));
        add("undo-unknown", "choice/undo-failed.html", Who.PATIENT, new UndoFailedPage(false, PageSection.missing()));
    }

    /** Old addresses of choices that something else has replaced since. */
    private void ended() {
        var no = List.of(Samples.choice(Topic.AI, Choice.Value.NO));
        for (SavedPage.Act act : SavedPage.Act.values()) {
            TopicState now = Samples.state(Topic.AI, Choice.Value.YES);
            add("ended-" + act, "choice/saved.html", Who.PATIENT, saved(no, List.of(now, BOTH_NO.get(1)), act));
        }
        for (TopicState now : List.of(
                Samples.notPicked(Topic.AI),
                Samples.state(Topic.AI, Choice.Value.NONE),
                Samples.state(Topic.AI, Choice.Value.UNCLEAR))) {
            String name = now.choice().map(c -> c.value().code()).orElse("rule");
            add("ended-now-" + name, "choice/saved.html", Who.PATIENT, saved(no, List.of(now), SAVE));
        }
        add(
                "ended-both",
                "choice/saved.html",
                Who.PATIENT,
                saved(
                        List.of(
                                Samples.choice(Topic.AI, Choice.Value.NO),
                                Samples.choice(Topic.RESEARCH, Choice.Value.UNCLEAR)),
                        List.of(BOTH_NO.get(0), Samples.state(Topic.RESEARCH, Choice.Value.YES)),
                        SAVE));
    }

    private static SavedPage saved(List<Choice> choices, List<TopicState> all, SavedPage.Act act) {
        boolean decides = choices.stream()
                .allMatch(choice -> choice.value() == Choice.Value.YES || choice.value() == Choice.Value.NO);
        return new SavedPage(
                choices,
                Samples.standing(all),
                Singles.NONE,
                PageSection.there(Samples.waitingEnforcement()),
                MailNotes.Fate.WAITING,
                decides ? PageSection.there(1) : PageSection.missing(),
                act,
                NOW,
                "key");
    }

    private void add(String name, String view, Who who, Object page) {
        samples.add(new Sample(name, view, who, page));
    }
}
