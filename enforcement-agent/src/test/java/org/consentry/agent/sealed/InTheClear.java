// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks for words in what is sealed. A word of four letters is found in a gigabyte of any ciphertext once in five
 * tries, one of eight once in ten thousand million.
 */
public final class InTheClear {
    private static final int LETTERS = 8;

    private InTheClear() {}

    /** The file holds none of these words, each of which is long enough not to be there by chance. */
    public static void findsNone(Path file, String... words) throws IOException {
        assertThat(words).allSatisfy(word -> assertThat(word).hasSizeGreaterThanOrEqualTo(LETTERS));
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(words);
    }
}
