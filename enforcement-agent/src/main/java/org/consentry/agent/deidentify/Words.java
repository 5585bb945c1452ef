// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.agent.dataset.Dictionary;

/**
 * Words that mean something else than a person, in capitals: what a patient called Hand, Long or Philips has in common
 * with scans of everybody.
 */
final class Words {
    private static final int LEAST = 3;
    private static final Set<String> EVERYDAY = everyday();

    private Words() {}

    /** Whether a plain word is one of radiology: of the vocabulary, of a defined term, of a keyword, or a maker's. */
    static boolean isEveryday(String plain) {
        return EVERYDAY.contains(plain);
    }

    /** The words of a list on the class path, as they are written there. */
    static Set<String> listed(String name) {
        InputStream resource = Objects.requireNonNull(Words.class.getResourceAsStream(name), name);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.US_ASCII))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " from the class path", e);
        }
    }

    private static Set<String> everyday() {
        Stream<String> keywords = Dictionary.tags().stream()
                .map(Dictionary::keyword)
                .flatMap(Optional::stream)
                .flatMap(keyword -> Stream.concat(Stream.of(keyword), Arrays.stream(keyword.split("(?=[A-Z])", -1))));
        return Stream.of(listed("descriptors.txt").stream(), listed("terms.txt").stream(), keywords)
                .flatMap(words -> words)
                .flatMap(word -> Spelling.words(word).stream())
                .filter(word -> word.length() >= LEAST)
                .collect(Collectors.toUnmodifiableSet());
    }
}
