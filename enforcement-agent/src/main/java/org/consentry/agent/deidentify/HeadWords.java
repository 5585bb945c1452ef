// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds words for the head and its parts in free text, in many languages. It errs towards a head: the head of a femur
 * is one too. Not finding one proves nothing. Cost is the number of words times that of the entries with a star.
 */
final class HeadWords {
    /** Neighbors that are also read as one word, so that {@code C-SPINE} is {@code CSPINE}. */
    private static final int NEIGHBORS = 3;

    private static final Set<String> WHOLE = entries(false, false);
    private static final Set<String> BEGINNINGS = entries(false, true);
    private static final Set<String> ENDS = entries(true, false);
    private static final Set<String> PARTS = entries(true, true);

    private HeadWords() {}

    /** Whether a text names a head, a part of it, or what may include it. */
    static boolean areIn(String text) {
        List<String> words = Folding.words(text);
        if (words.stream().anyMatch(HeadWords::isHead)) {
            return true;
        }
        for (int from = 0; from < words.size(); from++) {
            int last = Math.min(words.size(), from + NEIGHBORS);
            for (int to = from + 2; to <= last; to++) {
                if (WHOLE.contains(String.join("", words.subList(from, to)))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isHead(String word) {
        return WHOLE.contains(word)
                || BEGINNINGS.stream().anyMatch(word::startsWith)
                || ENDS.stream().anyMatch(word::endsWith)
                || PARTS.stream().anyMatch(word::contains);
    }

    private static Set<String> entries(boolean before, boolean after) {
        return WordList.words("head-words.txt")
                .filter(entry -> entry.startsWith("*") == before && entry.endsWith("*") == after)
                .map(entry -> Folding.folded(entry.replace("*", "")))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
