// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.agent.dataset.Dictionary;

/**
 * Capital words that also mean something else than a person: a patient called Hand, Long or Philips shares such a word
 * with everybody's scans.
 */
final class Words {
    private static final int LEAST = 3;
    private static final Set<String> EVERYDAY = everyday();

    private Words() {}

    /** Whether a plain word is one of radiology: of the vocabulary, of a defined term, of a keyword, or a maker's. */
    static boolean isEveryday(String plain) {
        return EVERYDAY.contains(plain);
    }

    private static Set<String> everyday() {
        Stream<String> keywords = Dictionary.tags().stream()
                .map(Dictionary::keyword)
                .flatMap(Optional::stream)
                .flatMap(keyword -> Stream.concat(Stream.of(keyword), Arrays.stream(keyword.split("(?=[A-Z])", -1))));
        return Stream.of(WordList.words("descriptors.txt"), WordList.words("terms.txt"), keywords)
                .flatMap(words -> words)
                .flatMap(word -> Spelling.words(word).stream())
                .filter(word -> word.length() >= LEAST)
                .collect(Collectors.toUnmodifiableSet());
    }
}
