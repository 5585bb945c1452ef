// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.entry;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.portal.fhir.choice.Choice;
import org.consentry.portal.fhir.choice.EntryChannel;
import org.consentry.portal.fhir.choice.Topic;
import org.consentry.portal.staff.Mistake;
import org.consentry.portal.staff.TypedDate;

/**
 * What staff filled in.
 *
 * @param channel code of how the patient told it
 * @param day the day as typed
 * @param ai {@code yes}, {@code no} or {@code same}; so is research
 */
public record EntryForm(String channel, String day, String ai, String research) implements Serializable {

    static final EntryForm EMPTY = new EntryForm("", "", "", "");

    /** Codes of the ways in which a patient can tell staff. */
    public static final List<String> CHANNELS = Stream.of(EntryChannel.PAPER, EntryChannel.PHONE, EntryChannel.DESK)
            .map(EntryChannel::code)
            .toList();

    private static final List<String> PICKS = List.of("yes", "no", "same");
    private static final String ERROR = "staff.error.entry.";

    /** Reads the fields of the form; what is missing or unknown is empty. */
    public static EntryForm of(Map<String, String> fields) {
        return new EntryForm(
                known(fields, "channel", CHANNELS),
                fields.getOrDefault("day", "").strip(),
                known(fields, "ai", PICKS),
                known(fields, "research", PICKS));
    }

    private static String known(Map<String, String> fields, String name, List<String> all) {
        String value = fields.getOrDefault(name, "");
        return all.contains(value) ? value : "";
    }

    /** What was picked for a topic. */
    public String pick(String topic) {
        return topic.equals(Topic.AI.code()) ? ai : research;
    }

    /** What the patient chose about a topic; empty if nothing new. */
    Optional<Choice.Value> value(Topic topic) {
        return switch (pick(topic.code())) {
            case "yes" -> Optional.of(Choice.Value.YES);
            case "no" -> Optional.of(Choice.Value.NO);
            default -> Optional.empty();
        };
    }

    /** How it was told, of a form without mistakes. */
    EntryChannel toldBy() {
        return EntryChannel.of(channel).orElseThrow();
    }

    /** The day, of a form without mistakes. */
    LocalDate date() {
        return TypedDate.read(day).orElseThrow();
    }

    boolean saysYes() {
        return Stream.of(Topic.values()).anyMatch(topic -> value(topic).equals(Optional.of(Choice.Value.YES)));
    }

    /**
     * What is wrong, by the field to go to.
     *
     * @param today at the hospital
     * @param born the patient's birth date as the record has it: a day, a month, a year, or nothing
     */
    List<Mistake> mistakes(LocalDate today, String born) {
        var mistakes = new ArrayList<Mistake>();
        if (channel.isEmpty()) {
            mistakes.add(new Mistake("channel-paper", ERROR + "channel"));
        }
        dayMistake(today, born).ifPresent(end -> mistakes.add(new Mistake("day", ERROR + end)));
        for (Topic topic : Topic.values()) {
            if (pick(topic.code()).isEmpty()) {
                mistakes.add(new Mistake(topic.code() + "-yes", ERROR + topic.code()));
            }
        }
        if (ai.equals("same") && research.equals("same")) {
            mistakes.add(new Mistake("ai-yes", ERROR + "nothing"));
        }
        return mistakes;
    }

    private Optional<String> dayMistake(LocalDate today, String born) {
        Optional<LocalDate> date = TypedDate.read(day);
        if (date.isEmpty()) {
            return Optional.of("day");
        }
        if (date.get().isAfter(today)) {
            return Optional.of("future");
        }
        // Compared as text, so that a month or a year of birth bounds the day as well.
        String text = date.get().toString();
        return text.substring(0, Math.min(born.length(), text.length())).compareTo(born) < 0
                ? Optional.of("born")
                : Optional.empty();
    }
}
