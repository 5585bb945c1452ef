// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.Vr;

/** What the original says about its people: names, numbers, UIDs and dates, in forms that can be searched for. */
final class KnownFacts {
    static final Pattern NO_LETTERS_OR_DIGITS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final int LEAST_WORD = 3;
    private static final int LEAST_NUMBER = 3;
    private static final int LEAST_UID = 8;
    private static final Set<Integer> NUMBERS = Set.of(
            Tag.PATIENT_ID,
            Tag.OTHER_PATIENT_IDS,
            Tag.ACCESSION_NUMBER,
            Tag.STUDY_ID,
            0x00101090,
            0x00102154,
            0x00380010,
            0x00380060,
            0x00321064,
            0x00401001,
            0x00402016,
            0x00402017,
            0x00400009);
    private static final Set<Integer> UIDS =
            Set.of(Tag.SOP_INSTANCE_UID, Tag.STUDY_INSTANCE_UID, Tag.SERIES_INSTANCE_UID, 0x00200052, 0x00081155);

    private final Set<String> words = new HashSet<>();
    private final Set<String> phrases = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();
    private final Set<String> uids = new HashSet<>();
    private final Set<LocalDate> dates = new HashSet<>();
    private final Set<LocalDate> births = new HashSet<>();

    KnownFacts(Dataset original) {
        collect(original);
    }

    /** Single words of names, at least three letters, upper case without accents. */
    Set<String> words() {
        return words;
    }

    /** Whole names, their words in both orders, for names too short to be searched word by word. */
    Set<String> phrases() {
        return phrases;
    }

    /** Letters and digits of identifiers. */
    Set<String> numbers() {
        return numbers;
    }

    Set<String> uids() {
        return uids;
    }

    /** Every date of the original. */
    Set<LocalDate> dates() {
        return dates;
    }

    Set<LocalDate> births() {
        return births;
    }

    private void collect(Dataset dataset) {
        for (Element element : dataset.elements()) {
            element.items().forEach(this::collect);
            List<String> values = element.vr().isText() ? dataset.strings(element) : List.of();
            if (element.vr() == Vr.PN) {
                values.forEach(this::collectName);
            } else if (NUMBERS.contains(element.tag())) {
                values.stream()
                        .map(KnownFacts::squashed)
                        .filter(number -> number.length() >= LEAST_NUMBER)
                        .forEach(numbers::add);
            } else if (UIDS.contains(element.tag())) {
                values.stream().filter(uid -> uid.length() >= LEAST_UID).forEach(uids::add);
            } else if (element.vr() == Vr.DA || element.vr() == Vr.DT) {
                values.forEach(value -> Dates.leading(value).ifPresent(date -> collectDate(element.tag(), date)));
            }
        }
    }

    private void collectDate(int tag, LocalDate date) {
        dates.add(date);
        if (tag == Tag.PATIENT_BIRTH_DATE) {
            births.add(date);
        }
    }

    private void collectName(String name) {
        for (String group : name.split("=", -1)) {
            List<String> parts = new ArrayList<>();
            // Family, given and middle name; titles are everybody's.
            Arrays.stream(group.split("\\^", -1)).limit(3).forEach(part -> parts.addAll(words(part)));
            parts.stream().filter(KnownFacts::isTelling).forEach(words::add);
            if (parts.size() > 1) {
                phrases.add(String.join(" ", parts));
                phrases.add(parts.get(1) + " " + parts.get(0));
            }
        }
    }

    /** Three letters, or two of a script that writes whole words in them. */
    private static boolean isTelling(String word) {
        return word.length() >= LEAST_WORD || (word.length() == 2 && word.charAt(0) >= '\u2E80');
    }

    static List<String> words(String text) {
        return NO_LETTERS
                .splitAsStream(plain(text))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Letters and digits only, upper case without accents. */
    static String squashed(String text) {
        return NO_LETTERS_OR_DIGITS.matcher(plain(text)).replaceAll("");
    }

    static String plain(String text) {
        boolean accents = text.chars().anyMatch(character -> character > 0x7F);
        return (accents
                        ? MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                                .replaceAll("")
                        : text)
                .toUpperCase(Locale.ROOT);
    }
}
