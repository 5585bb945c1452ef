// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff.entry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.consentry.portal.fhir.choice.Topic;
import org.consentry.portal.staff.Mistake;

/**
 * A no that staff fill in for a record they may not see: an entry that has no yes.
 *
 * @param form what was filled in; each topic is a no, or nothing new
 */
public record ClosedNo(EntryForm form) {

    static final ClosedNo EMPTY = of(Map.of());

    private static final String NO = "no";
    private static final String NOTHING = "staff.error.closedno.nothing";

    /** Reads the fields of the form. Whatever is not a no says nothing. */
    static ClosedNo of(Map<String, String> fields) {
        Map<String, String> told = new HashMap<>(fields);
        Stream.of(Topic.values())
                .map(Topic::code)
                .forEach(topic -> told.put(topic, NO.equals(fields.get(topic)) ? NO : "same"));
        return new ClosedNo(EntryForm.of(told));
    }

    /** What the patient said no to. */
    List<Topic> topics() {
        return Stream.of(Topic.values())
                .filter(topic -> form.value(topic).isPresent())
                .toList();
    }

    /** Whether this topic is a no; for the page. */
    public boolean says(String topic) {
        return form.pick(topic).equals(NO);
    }

    /** What is wrong, by the field to go to. The birth date is not known here. */
    List<Mistake> mistakes(LocalDate today) {
        var mistakes = new ArrayList<Mistake>();
        form.mistakes(today, "").stream()
                .filter(mistake -> !mistake.field().startsWith(Topic.AI.code()))
                .forEach(mistakes::add);
        if (topics().isEmpty()) {
            mistakes.add(new Mistake(Topic.AI.code(), NOTHING));
        }
        return mistakes;
    }
}
