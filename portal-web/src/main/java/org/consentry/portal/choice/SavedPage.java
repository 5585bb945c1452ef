// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.choice;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.consentry.portal.fhir.PageSection;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.ChoiceEntry;
import org.consentry.portal.fhir.choice.ChoiceVersion;
import org.consentry.portal.fhir.choice.Enforcement;
import org.consentry.portal.fhir.choice.Standing;
import org.consentry.portal.fhir.choice.TopicState;
import org.consentry.portal.fhir.note.MailNotes;
import org.consentry.portal.fhir.progress.RecipientProgress;
import org.consentry.portal.fhir.single.NamedChoice;
import org.consentry.portal.fhir.single.Singles;

/**
 * View model of "saved". It shows what the server stores, never what the form said. Of choices that count no more it
 * says so first, and what counts now.
 *
 * @param choices one, or two that were saved in one step
 * @param standing where the patient stands now
 * @param singles what they said of single companies and scans, with names
 * @param enforcement at how many places they work; missing when that cannot be told
 * @param note what became of the note by e-mail about them
 * @param scans how many scans go out or stay because of them; missing when it is not asked, or cannot be told
 * @param progress how far a no of these has come at each recipient
 * @param act what the person did just now
 * @param key key of the undo form
 */
public record SavedPage(
        List<Choice> choices,
        Standing standing,
        Singles singles,
        PageSection<Enforcement> enforcement,
        MailNotes.Fate note,
        PageSection<Integer> scans,
        PageSection<List<RecipientProgress>> progress,
        Act act,
        Instant now,
        String key) {

    /** A page that does not tell of recipients. */
    public SavedPage(
            List<Choice> choices,
            Standing standing,
            Singles singles,
            PageSection<Enforcement> enforcement,
            MailNotes.Fate note,
            PageSection<Integer> scans,
            Act act,
            Instant now,
            String key) {
        this(choices, standing, singles, enforcement, note, scans, PageSection.there(List.of()), act, now, key);
    }

    /** What this page follows. */
    public enum Act {
        SAVE(""),
        UNDO("undone"),
        /** A press on "stop both". */
        STOP("stopped"),
        /** A pick of what was so already. */
        NOTHING("same");

        private final String parameter;

        Act(String parameter) {
            this.parameter = parameter;
        }

        String parameter() {
            return parameter;
        }
    }

    /** Address of the page that follows a press: about what was written, or about what stood. */
    static String address(List<SavedPick> outcomes) {
        List<Choice> written = outcomes.stream()
                .filter(SavedPick.Written.class::isInstance)
                .map(SavedPick::choice)
                .toList();
        return written.isEmpty()
                ? address(outcomes.stream().map(SavedPick::choice).toList(), Act.NOTHING)
                : address(written, outcomes.size() > 1 ? Act.STOP : Act.SAVE);
    }

    static String address(List<Choice> choices, Act act) {
        String path = "/choices/saved/" + ChoiceVersion.address(choices);
        return act == Act.SAVE ? path : path + "?" + act.parameter();
    }

    /** Whether each of these choices is the one that counts now. */
    static boolean count(List<Choice> choices, Standing standing) {
        return choices.stream().allMatch(standing::counts);
    }

    /** Whether these choices count now: only these can be undone, and only of these the page says what they do. */
    public boolean counts() {
        return count(choices, standing);
    }

    /** Whether to say in green that it is done: not of what counts no more, and not of what cannot be read. */
    public boolean done() {
        return counts() && choices.stream().noneMatch(c -> c.value() == Choice.Value.UNCLEAR);
    }

    public boolean undone() {
        return act == Act.UNDO;
    }

    /** Whether a press just now wrote a new version. */
    public boolean wrote() {
        return act != Act.NOTHING;
    }

    /** Where the patient stands now on every topic. */
    public List<TopicState> all() {
        return standing.topics();
    }

    /** Where the patient stands now on the topics that this page is about. */
    public List<TopicState> states() {
        return all().stream()
                .filter(state -> act == Act.STOP
                        || choices.stream().anyMatch(c -> c.matter().equals(state.topic())))
                .toList();
    }

    /** What counts now for the companies and scans that this page is about. */
    public List<NamedChoice> single() {
        return choices.stream()
                .flatMap(choice -> singles.of(choice.matter()).stream())
                .toList();
    }

    /** Name of the company in the title; empty if it is about none. */
    public String name() {
        return singles.name(choices.get(0).matter());
    }

    /** The message key of the title. */
    public String titleKey() {
        if (!counts()) {
            return choices.size() == 1 ? "ended.title" : "ended.title.both";
        }
        return switch (act) {
            case UNDO -> "undo.title";
            case NOTHING -> "saved.same.title";
            case SAVE, STOP -> savedKey();
        };
    }

    private String savedKey() {
        List<TopicState> states = states();
        if (states.size() > 1) {
            return states.stream().allMatch(TopicState::no) ? "saved.title.stop" : "saved.title";
        }
        Choice only = choices.get(0);
        return switch (only.value()) {
            case YES, NO -> "saved.title." + only.matter().kind() + "." + only.said();
            case NONE ->
                only.matter().single() ? "saved.title." + only.matter().kind() + "." + only.said() : "saved.title";
            case UNCLEAR -> "saved.title.problem";
        };
    }

    /**
     * The one value of main choices that a press wrote just now and of which it can be told what they do to scans;
     * empty where there is none.
     */
    Optional<Choice.Value> decides() {
        List<Choice.Value> values =
                choices.stream().map(Choice::value).distinct().toList();
        boolean plain =
                values.size() == 1 && List.of(Choice.Value.YES, Choice.Value.NO).contains(values.get(0));
        boolean main = choices.stream().noneMatch(choice -> choice.matter().single());
        return plain && main && counts() && wrote() ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** The same page with how many scans go out or stay. */
    SavedPage with(PageSection<Integer> count) {
        return new SavedPage(choices, standing, singles, enforcement, note, count, progress, act, now, key);
    }

    /** Whether a no of these counts to all recipients or to one: only of this the page tells recipients apart. */
    boolean saysNo() {
        return counts() && new Standing(List.of(), choices).saysNo();
    }

    /** The same page with how far the no has come at each recipient. */
    public SavedPage at(PageSection<List<RecipientProgress>> each) {
        return new SavedPage(choices, standing, singles, enforcement, note, scans, each, act, now, key);
    }

    /** The message key of what happens next; empty where nothing new does. */
    public String nextKey() {
        if (undone() || !wrote()) {
            return "";
        }
        if (choices.stream().anyMatch(c -> c.value() == Choice.Value.YES)) {
            return "saved.next.yes";
        }
        return choices.stream().allMatch(c -> c.value() == Choice.Value.NO) ? "saved.next.no" : "";
    }

    /** The message key of what became of the note by e-mail; empty where there is nothing to say. */
    public String noteKey() {
        return switch (note) {
            case WAITING -> "saved.mail.soon";
            case SENT -> "saved.mail.sent";
            case FAILED -> "saved.mail.failed";
            case NONE -> "";
        };
    }

    public String cids() {
        return ChoiceVersion.address(choices);
    }

    /** When it was chosen. */
    public Instant at() {
        return choices.stream().map(Choice::at).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** How it was told, if staff entered what this page is about. */
    public Optional<ChoiceEntry> entered() {
        return choices.stream().flatMap(choice -> choice.told().stream()).findFirst();
    }

    /** The numbers to say on the phone. */
    public String numbers() {
        return choices.stream().map(Choice::number).collect(Collectors.joining(", "));
    }

    /** Whether some place that sends scans does not have it yet. */
    public boolean waiting() {
        return enforcement.value().filter(e -> e.inForce() < e.all()).isPresent();
    }
}
