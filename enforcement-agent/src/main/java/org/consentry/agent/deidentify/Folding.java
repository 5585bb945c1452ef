// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Brings words to one form, in whatever way they were typed: capitals without accents, and wide letters made narrow.
 * Letters that Unicode does not take apart (Ø, Ł, ß ...) become those of English keyboards. Alphabets stay apart, since
 * words of a list are of one language. Names travel between alphabets, and {@link Spelling} brings them together.
 */
final class Folding {
    private static final Pattern MARKS_AND_INVISIBLE = Pattern.compile("[\\p{M}\\p{Cf}]+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Map<Character, String> WHOLE_LETTERS = Map.of(
            'Ø', "O", 'Æ', "AE", 'Œ', "OE", 'Ł', "L", 'Đ', "D", 'Ð', "D", 'Þ', "TH", 'ı', "I", 'Ħ', "H", 'Ŋ', "N");

    private Folding() {}

    /** A text in its one form; separators stay. */
    static String folded(String text) {
        String capitals = Normalizer.normalize(text, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT);
        String bare = MARKS_AND_INVISIBLE.matcher(capitals).replaceAll("");
        StringBuilder plain = new StringBuilder(bare.length());
        for (int at = 0; at < bare.length(); at++) {
            char letter = bare.charAt(at);
            plain.append(WHOLE_LETTERS.getOrDefault(letter, String.valueOf(letter)));
        }
        // Korean syllables were taken apart above; put together again, one of them is not part of another.
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    /** The words of a text in their one form: runs of letters, whatever separates them. */
    static List<String> words(String text) {
        return Arrays.stream(NO_LETTERS.split(folded(text), -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
