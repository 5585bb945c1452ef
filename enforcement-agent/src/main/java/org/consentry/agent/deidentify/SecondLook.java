// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.Vr;

/**
 * Looks at the result without knowing the table that made it: whether any name, number, UID or date that the original
 * knew is still there, in whatever attribute. It errs towards a hit, with one exception: an everyday word of radiology
 * is no hit where terms stand (code strings, code values, bytes), nor as a part of a longer everyday word. In free text
 * it is.
 */
final class SecondLook {
    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");
    private static final int LEAST_PART = 5;
    private static final int LEAST_NUMBER_PART = 6;
    private static final Set<Vr> NUMERIC = Set.of(Vr.UI, Vr.DS, Vr.IS, Vr.TM, Vr.AS);
    private static final Set<Vr> DATED = Set.of(Vr.DA, Vr.DT);
    private static final Set<Integer> CODES =
            Set.of(Tag.CODE_VALUE, Tag.CODING_SCHEME_DESIGNATOR, 0x00080101, 0x00080103, 0x00080119);

    private final KnownFacts known;
    private final boolean uidsMayStay;
    private final boolean privateMayStay;

    SecondLook(KnownFacts known, Set<ProfileOption> options) {
        this.known = known;
        this.uidsMayStay = options.contains(ProfileOption.RETAIN_UIDS);
        this.privateMayStay = options.contains(ProfileOption.RETAIN_SAFE_PRIVATE);
    }

    /** Where something known is left; empty if nothing was found. */
    Optional<String> hit(Dataset result) {
        for (Element element : result.elements()) {
            Optional<String> found = hit(element, result);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The same for one element of the result. */
    Optional<String> hit(Element element, Dataset result) {
        if (isPrivateLeft(element) || isTold(element, result)) {
            return Optional.of(Tag.text(element.tag()));
        }
        List<Dataset> items = element.items();
        for (int index = 0; index < items.size(); index++) {
            String at = Tag.text(element.tag()) + "[" + index + "]";
            Optional<String> inside = hit(items.get(index)).map(where -> at + where);
            if (inside.isPresent()) {
                return inside;
            }
        }
        return Optional.empty();
    }

    /**
     * Of private elements nothing may be left but numbers and who made them, and of those only where an option says so.
     */
    private boolean isPrivateLeft(Element element) {
        boolean number = SafePrivate.NUMBERS.contains(element.vr());
        boolean creator = element.vr() == Vr.LO && Tag.isPrivateCreator(element.tag());
        return Tag.isPrivate(element.tag()) && !(privateMayStay && (number || creator));
    }

    /** Whether a value is a code rather than words. */
    static boolean isCode(int tag) {
        return CODES.contains(tag);
    }

    private boolean isTold(Element element, Dataset owner) {
        Vr vr = element.vr();
        if (!vr.isText()) {
            return vr.wordBytes() <= 2 && isToldInBytes(element.value());
        }
        return owner.strings(element).stream().anyMatch(value -> {
            if (NUMERIC.contains(vr)) {
                return isToldInNumbers(value);
            }
            if (DATED.contains(vr)) {
                return DateFinder.leading(value)
                        .filter(known.births()::contains)
                        .isPresent();
            }
            boolean terms = vr == Vr.CS || isCode(element.tag());
            return isNameIn(value, terms) || isNumberOrDateIn(value, vr == Vr.CS ? LEAST_NUMBER_PART : 0);
        });
    }

    private boolean isToldInNumbers(String value) {
        boolean asUid = !uidsMayStay && known.uids().contains(value);
        return asUid
                || NO_DIGITS
                        .splitAsStream(value)
                        .anyMatch(part -> part.length() >= LEAST_NUMBER_PART
                                && known.numbers().contains(part));
    }

    private boolean isNameIn(String value, boolean terms) {
        List<String> words = Spelling.words(value);
        StringBuilder rare = new StringBuilder();
        for (String word : words) {
            boolean name = known.isName(word);
            if (!Words.isEveryday(word) || (name && !terms)) {
                if (name) {
                    return true;
                }
                rare.append(word);
            } else {
                rare.append(' ');
            }
        }
        String phrase = " " + String.join(" ", words) + " ";
        return isPartOf(rare.toString(), word -> true)
                || known.phrases().stream().anyMatch(name -> phrase.contains(" " + name + " "));
    }

    /** @param leastNumber shorter numbers are passed over: defined terms hold some, such as that of a character set */
    private boolean isNumberOrDateIn(String value, int leastNumber) {
        Set<String> tokens = new HashSet<>(Spelling.tokens(value));
        String squashed = Spelling.squashed(value);
        return known.numbers().stream()
                        .filter(number -> number.length() >= leastNumber)
                        .anyMatch(number -> tokens.contains(number)
                                || (number.length() >= LEAST_NUMBER_PART && squashed.contains(number)))
                || (!uidsMayStay && known.uids().stream().anyMatch(value::contains))
                || DateFinder.in(value).stream().anyMatch(known.dates()::contains);
    }

    private boolean isToldInBytes(byte[] value) {
        String text = Spelling.plain(new String(value, StandardCharsets.ISO_8859_1));
        return isPartOf(text, word -> !Words.isEveryday(word))
                || known.numbers().stream()
                        .anyMatch(number -> number.length() >= LEAST_NUMBER_PART && text.contains(number));
    }

    /** Whether a name that is long enough for that not to be chance stands inside other letters. */
    private boolean isPartOf(String text, Predicate<String> counts) {
        String folded = Spelling.folded(text);
        return known.words().stream()
                        .anyMatch(word -> word.length() >= LEAST_PART && counts.test(word) && text.contains(word))
                || known.folded().stream()
                        .anyMatch(word -> word.length() >= LEAST_PART && counts.test(word) && folded.contains(word));
    }
}
