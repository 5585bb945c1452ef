// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Reads lists that lie beside the classes of this package. They are UTF-8 lines; a line that begins with a number sign
 * is a remark.
 */
final class WordList {
    private WordList() {}

    /** The lines of a file without remarks. */
    static List<String> lines(String file) {
        InputStream resource = Objects.requireNonNull(WordList.class.getResourceAsStream(file), file);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + " from the class path", e);
        }
    }

    /** The words of a file, separated by spaces. */
    static Stream<String> words(String file) {
        return lines(file).stream().flatMap(line -> Arrays.stream(line.split(" ", -1)));
    }
}
