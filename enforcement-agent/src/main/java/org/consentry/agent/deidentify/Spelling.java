// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.deidentify;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One spelling for what people spell in several ways: capitals without accents, and for names one more step in which
 * M&uuml;ller, Mueller and Muller are the same.
 */
final class Spelling {
    static final Pattern NO_LETTERS_OR_DIGITS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern TWO_FOR_ONE = Pattern.compile("(?:AE|OE|UE|AA|IJ|TH|DJ)");
    private static final Map<String, String> ONE_FOR_TWO =
            Map.of("AE", "A", "OE", "O", "UE", "U", "AA", "A", "IJ", "Y", "TH", "T", "DJ", "D");
    /** Letters that Unicode does not take apart, the Cyrillic ones as ICAO 9303 writes them in passports. */
    private static final Map<Character, String> APART = Map.ofEntries(
            Map.entry('Ø', "O"),
            Map.entry('Ł', "L"),
            Map.entry('Đ', "D"),
            Map.entry('Ð', "D"),
            Map.entry('Þ', "TH"),
            Map.entry('Æ', "AE"),
            Map.entry('Œ', "OE"),
            Map.entry('ẞ', "SS"),
            Map.entry('А', "A"),
            Map.entry('Б', "B"),
            Map.entry('В', "V"),
            Map.entry('Г', "G"),
            Map.entry('Д', "D"),
            Map.entry('Е', "E"),
            Map.entry('Ж', "ZH"),
            Map.entry('З', "Z"),
            Map.entry('И', "I"),
            Map.entry('К', "K"),
            Map.entry('Л', "L"),
            Map.entry('М', "M"),
            Map.entry('Н', "N"),
            Map.entry('О', "O"),
            Map.entry('П', "P"),
            Map.entry('Р', "R"),
            Map.entry('С', "S"),
            Map.entry('Т', "T"),
            Map.entry('У', "U"),
            Map.entry('Ф', "F"),
            Map.entry('Х', "KH"),
            Map.entry('Ц', "TS"),
            Map.entry('Ч', "CH"),
            Map.entry('Ш', "SH"),
            Map.entry('Щ', "SHCH"),
            Map.entry('Ъ', "IE"),
            Map.entry('Ы', "Y"),
            Map.entry('Ь', ""),
            Map.entry('Э', "E"),
            Map.entry('Ю', "IU"),
            Map.entry('Я', "IA"));

    private Spelling() {}

    /** Capitals of the Latin alphabet where there is a usual way to them, without accents. */
    static String plain(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (upper.chars().allMatch(character -> character <= 0x7F)) {
            return upper;
        }
        String bare =
                MARKS.matcher(Normalizer.normalize(upper, Normalizer.Form.NFD)).replaceAll("");
        return bare.chars()
                .mapToObj(character -> APART.getOrDefault((char) character, String.valueOf((char) character)))
                .collect(Collectors.joining());
    }

    /** A plain text in which two letters that stand for one of another alphabet are one. */
    static String folded(String plain) {
        return TWO_FOR_ONE.matcher(plain).replaceAll(pair -> ONE_FOR_TWO.getOrDefault(pair.group(), pair.group()));
    }

    /** Its words, plain. */
    static List<String> words(String text) {
        return NO_LETTERS
                .splitAsStream(plain(text))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Its words and numbers, plain. */
    static List<String> tokens(String text) {
        return NO_LETTERS_OR_DIGITS
                .splitAsStream(plain(text))
                .filter(token -> !token.isEmpty())
                .toList();
    }

    /** Letters and digits only, plain. */
    static String squashed(String text) {
        return NO_LETTERS_OR_DIGITS.matcher(plain(text)).replaceAll("");
    }
}
