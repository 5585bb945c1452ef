// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges what Body Part Examined says: the terms of PS3.16 Annex L, and the words that hospitals write in their place.
 * Only what is listed as elsewhere is elsewhere; a word nobody listed is unknown.
 */
final class BodyParts {
    private static final Map<String, Anatomy> TERMS = terms();
    private static final Set<String> SIDES =
            WordList.words("side-words.txt").map(Folding::folded).collect(Collectors.toUnmodifiableSet());

    private BodyParts() {}

    /** What one value says. */
    static Anatomy judged(String value) {
        if (HeadWords.areIn(value)) {
            return Anatomy.HEAD;
        }
        List<String> words = Folding.words(value);
        List<String> parts =
                words.stream().filter(word -> !SIDES.contains(word)).toList();
        for (List<String> phrase : List.of(words, parts)) {
            Anatomy whole = term(String.join("", phrase));
            if (whole != Anatomy.UNKNOWN) {
                return whole;
            }
        }
        Set<Anatomy> each = parts.stream().map(BodyParts::term).collect(Collectors.toSet());
        if (each.contains(Anatomy.HEAD)) {
            return Anatomy.HEAD;
        }
        return each.equals(Set.of(Anatomy.ELSEWHERE)) ? Anatomy.ELSEWHERE : Anatomy.UNKNOWN;
    }

    /** What one of the standard's terms says, exactly as it is written there. */
    static Anatomy term(String term) {
        return TERMS.getOrDefault(term, Anatomy.UNKNOWN);
    }

    private static Map<String, Anatomy> terms() {
        Map<String, Anatomy> terms = new HashMap<>();
        for (AnatomyRow row : AnatomyRow.ALL) {
            if (!row.term().isEmpty()) {
                terms.put(row.term(), row.anatomy());
            }
        }
        Set<String> others = WordList.words("elsewhere-words.txt")
                .map(word -> String.join("", Folding.words(word)))
                .collect(Collectors.toCollection(HashSet::new));
        others.forEach(word -> terms.putIfAbsent(word, Anatomy.ELSEWHERE));
        return Map.copyOf(terms);
    }
}
