// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score;

import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.consentry.agent.score.candidate.Answer;
import org.consentry.agent.score.key.Fact;
import org.consentry.agent.score.key.Kind;
import org.consentry.agent.score.key.Planted;
import org.consentry.agent.score.raw.RawElement;
import org.consentry.agent.score.raw.RawItem;
import org.consentry.agent.score.raw.RawReader;

/** What left, and what holds across all of it: which UID became which, and by how much each patient's days moved. */
final class Outputs {
    static final String PATIENT_ID = "00100020";
    private static final String STUDY_DATE = "00080020";
    private static final int DATE_DIGITS = 8;

    private final Map<String, RawItem> released = new HashMap<>();
    private final Map<String, String> uids = new HashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();
    private final Map<Integer, Long> shifts = new HashMap<>();
    private final Map<Integer, String> ids = new HashMap<>();
    private final Set<String> ambiguousUids = new HashSet<>();

    Outputs(List<Planted> objects, List<Answer> answers) {
        IntStream.range(0, objects.size()).forEach(at -> {
            if (answers.get(at) instanceof Answer.Released file) {
                Planted object = objects.get(at);
                released.put(object.name(), RawReader.read(file.file(), object.representations()));
            }
        });
        objects.forEach(object -> of(object).ifPresent(now -> learn(object, now)));
        Map<String, String> origins = new HashMap<>();
        uids.forEach((original, now) -> {
            if (origins.put(now, original) != null) {
                ambiguousUids.add(now);
            }
        });
    }

    Optional<RawItem> of(Planted object) {
        return Optional.ofNullable(released.get(object.name()));
    }

    /** Whether a UID became what it became everywhere else, and no other one did. */
    boolean isConsistent(String original, String now) {
        return now.equals(uids.get(original)) && !ambiguousUids.contains(now);
    }

    /** Whether a UID stands at several places of what left. */
    boolean isUsedAgain(String original) {
        return uses.getOrDefault(original, 0) > 1;
    }

    /** Whether a day moved as all days of the patient do and its time of day is the same; offsets from UTC may go. */
    boolean isShifted(int patient, String before, String now) {
        Long expected = shifts.get(patient);
        OptionalLong moved = moved(before, now);
        return expected != null
                && expected != 0
                && moved.isPresent()
                && moved.getAsLong() == expected
                && time(before).equals(time(now));
    }

    /** Whether a patient has one id everywhere, which no other patient has. */
    boolean isPatientsOwn(int patient, String now) {
        return !now.isEmpty()
                && now.equals(ids.get(patient))
                && ids.entrySet().stream()
                        .noneMatch(other ->
                                other.getKey() != patient && other.getValue().equals(now));
    }

    private void learn(Planted object, RawItem now) {
        for (Fact fact : object.key()) {
            Optional<String> text = now.at(fact.path()).map(RawReader::text).filter(value -> !value.isEmpty());
            if (fact.kind() == Kind.UID_CONSISTENT) {
                uses.merge(fact.text(), 1, Integer::sum);
                text.ifPresent(uid -> uids.putIfAbsent(fact.text(), uid));
            } else if (fact.path().equals(STUDY_DATE) && text.isPresent()) {
                moved(fact.text(), text.get()).ifPresent(days -> shifts.putIfAbsent(object.patient(), days));
            }
        }
        ids.putIfAbsent(
                object.patient(), now.at(PATIENT_ID).map(RawReader::text).orElse(""));
    }

    private static String time(String text) {
        return text.substring(DATE_DIGITS).replaceFirst("[+-][0-9]{4}$", "");
    }

    private static OptionalLong moved(String before, String now) {
        Optional<LocalDate> from = day(before);
        Optional<LocalDate> to = day(now);
        return from.isPresent() && to.isPresent()
                ? OptionalLong.of(to.get().toEpochDay() - from.get().toEpochDay())
                : OptionalLong.empty();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.length() < DATE_DIGITS
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(text.substring(0, DATE_DIGITS), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /** The bytes of pixel data, fragments one after the other without their table of offsets. */
    static byte[] pixels(RawElement element) {
        if (element.fragments().isEmpty()) {
            return element.value();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        element.fragments().stream().skip(1).forEach(all::writeBytes);
        return all.toByteArray();
    }
}
