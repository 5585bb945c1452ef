// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Element;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.Vr;

/**
 * Looks at the result without knowing the table that made it: whether any name, number, UID or date that the original
 * knew is still there, in whatever attribute. It errs towards a hit; a patient whose name is an everyday word of
 * radiology is refused rather than risked.
 */
final class SecondLook {
    private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");
    private static final int LEAST_PART = 5;
    private static final int LEAST_NUMBER_PART = 6;
    private static final Set<Vr> NUMERIC = Set.of(Vr.UI, Vr.DS, Vr.IS, Vr.TM, Vr.AS);
    private static final Set<Vr> DATED = Set.of(Vr.DA, Vr.DT);

    private final KnownFacts known;
    private final boolean uidsMayStay;

    SecondLook(Dataset original, boolean uidsMayStay) {
        this.known = new KnownFacts(original);
        this.uidsMayStay = uidsMayStay;
    }

    /** Where something known is left; empty if nothing was found. */
    Optional<String> hit(Dataset result) {
        for (Element element : result.elements()) {
            if (Tag.isPrivate(element.tag()) || isTold(element, result)) {
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
        }
        return Optional.empty();
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
                return Dates.leading(value).filter(known.births()::contains).isPresent();
            }
            return isToldInWords(value, vr == Vr.CS ? LEAST_NUMBER_PART : 0);
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

    /** @param leastNumber shorter numbers are passed over: defined terms hold some, such as that of a character set */
    private boolean isToldInWords(String value, int leastNumber) {
        String plain = KnownFacts.plain(value);
        String squashed = KnownFacts.squashed(plain);
        Set<String> tokens =
                KnownFacts.NO_LETTERS_OR_DIGITS.splitAsStream(plain).collect(Collectors.toSet());
        List<String> words = KnownFacts.words(plain);
        tokens.addAll(words);
        String phrase = " " + String.join(" ", words) + " ";
        return known.words().stream().anyMatch(word -> isIn(word, tokens, squashed, LEAST_PART))
                || known.numbers().stream()
                        .filter(number -> number.length() >= leastNumber)
                        .anyMatch(number -> isIn(number, tokens, squashed, LEAST_NUMBER_PART))
                || known.phrases().stream().anyMatch(name -> phrase.contains(" " + name + " "))
                || (!uidsMayStay && known.uids().stream().anyMatch(value::contains))
                || Dates.in(value).stream().anyMatch(known.dates()::contains);
    }

    private boolean isToldInBytes(byte[] value) {
        String text = KnownFacts.plain(new String(value, StandardCharsets.ISO_8859_1));
        return known.words().stream().anyMatch(word -> word.length() >= LEAST_PART && text.contains(word))
                || known.numbers().stream()
                        .anyMatch(number -> number.length() >= LEAST_NUMBER_PART && text.contains(number));
    }

    /** As a whole word, or inside another if it is long enough for that not to be chance. */
    private static boolean isIn(String fact, Set<String> tokens, String squashed, int leastPart) {
        return tokens.contains(fact) || (fact.length() >= leastPart && squashed.contains(fact));
    }
}
