// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Dictionary;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.Vr;

/** The names, numbers, UIDs and dates of people in the original, in forms that can be searched for. */
final class KnownFacts {
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
            0x00401006,
            0x00401007,
            0x00402006,
            0x00402007,
            0x00402016,
            0x00402017,
            0x00400009);
    private static final String STANDARD_ROOT = "1.2.840.10008.";
    private static final Set<String> EVERYBODYS_UIDS =
            Set.of("SOPClass", "TransferSyntax", "CodingScheme", "ContextUID", "MappingResource");

    private final Set<String> words;
    private final Set<String> folded;
    private final Set<String> phrases;
    private final Set<String> numbers;
    private final Set<String> uids;
    private final Set<LocalDate> dates;
    private final Set<LocalDate> births;

    KnownFacts(Dataset original) {
        words = new HashSet<>();
        folded = new HashSet<>();
        phrases = new HashSet<>();
        numbers = new HashSet<>();
        uids = new HashSet<>();
        dates = new HashSet<>();
        births = new HashSet<>();
        collect(original);
    }

    private KnownFacts(KnownFacts others, Set<String> uids) {
        this.words = others.words;
        this.folded = others.folded;
        this.phrases = others.phrases;
        this.numbers = others.numbers;
        this.uids = uids;
        this.dates = others.dates;
        this.births = others.births;
    }

    /** These facts and the UID of another instance. */
    KnownFacts and(String instanceUid) {
        if (!isTellingUid(Tag.SOP_INSTANCE_UID, instanceUid)) {
            return this;
        }
        Set<String> more = new HashSet<>(uids);
        more.add(instanceUid);
        return new KnownFacts(this, more);
    }

    /** Single words of names, at least three letters, plain. */
    Set<String> words() {
        return words;
    }

    /** The same words in the one spelling of {@link Spelling#folded}. */
    Set<String> folded() {
        return folded;
    }

    /** Whether a plain word is one of a name, however it is spelled. */
    boolean isName(String word) {
        return words.contains(word) || folded.contains(Spelling.folded(word));
    }

    /** Whether somebody is called like something that scans of everybody speak of. */
    boolean hasEverydayName() {
        return words.stream().anyMatch(Words::isEveryday) || folded.stream().anyMatch(Words::isEveryday);
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
                values.forEach(this::collectNumber);
            } else if (element.vr() == Vr.UI) {
                values.stream().filter(uid -> isTellingUid(element.tag(), uid)).forEach(uids::add);
            } else if (element.vr() == Vr.DA || element.vr() == Vr.DT) {
                values.forEach(value -> DateFinder.leading(value).ifPresent(date -> collectDate(element.tag(), date)));
            }
        }
    }

    private void collectNumber(String value) {
        String number = Spelling.squashed(value);
        if (number.length() < LEAST_NUMBER || Placeholders.isNumber(number)) {
            return;
        }
        // PANCREAS is an identifier in some collections, and then no more telling than it is as a name.
        if (number.chars().anyMatch(Character::isDigit)) {
            numbers.add(number);
        } else {
            collectWords(List.of(number));
        }
    }

    private void collectDate(int tag, LocalDate date) {
        if (Placeholders.isDate(date)) {
            return;
        }
        dates.add(date);
        if (tag == Tag.PATIENT_BIRTH_DATE) {
            births.add(date);
        }
    }

    private void collectName(String name) {
        for (String group : name.split("=", -1)) {
            List<String> parts = new ArrayList<>();
            // Family, given and middle name; titles are everybody's.
            Arrays.stream(group.split("\\^", -1)).limit(3).forEach(part -> parts.addAll(Spelling.words(part)));
            if (Placeholders.isName(parts)) {
                continue;
            }
            parts.remove(Dummies.WORD);
            collectWords(parts);
            if (parts.size() > 1) {
                phrases.add(String.join(" ", parts));
                phrases.add(parts.get(1) + " " + parts.get(0));
            }
        }
    }

    private void collectWords(List<String> parts) {
        parts.stream().filter(KnownFacts::isTelling).forEach(words::add);
        parts.stream().map(Spelling::folded).filter(KnownFacts::isTelling).forEach(folded::add);
    }

    /** Every UID but those of classes, syntaxes and schemes, which are everybody's. */
    private static boolean isTellingUid(int tag, String uid) {
        String keyword = Dictionary.keyword(tag).orElse("");
        return uid.length() >= LEAST_UID
                && !uid.startsWith(STANDARD_ROOT)
                && EVERYBODYS_UIDS.stream().noneMatch(keyword::contains);
    }

    /** Three letters, or two of a script that writes whole words in them. */
    private static boolean isTelling(String word) {
        return word.length() >= LEAST_WORD || (word.length() == 2 && word.charAt(0) >= '\u2E80');
    }
}
