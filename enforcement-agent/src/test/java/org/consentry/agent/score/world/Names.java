// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.score.world;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.consentry.agent.score.raw.Script;

/** Names that nobody has, in the letters of many languages. */
final class Names {
    private static final List<String> ONSETS = List.of(
            "b", "br", "d", "dr", "f", "gl", "gr", "h", "k", "kl", "m", "n", "pl", "r", "sk", "st", "t", "tr", "v", "w",
            "z");
    private static final List<String> VOWELS = List.of("a", "e", "i", "o", "u", "ae", "ei", "oe", "ou", "y");
    private static final List<String> CODAS =
            List.of("ck", "ld", "ll", "mb", "nd", "nn", "rg", "rv", "sk", "tt", "x", "lm");
    /** Words of radiology, technique and makers that people are called, too. */
    private static final List<String> EVERYDAY = List.of(
            "Hand", "Long", "Chest", "Stone", "Rib", "Philips", "Small", "Black", "Bolus", "Head", "Foot", "Rad");

    private Names() {}

    /**
     * A name in three groups at most, as a PN value has them.
     *
     * @param family what a text calls the person
     * @param value the whole PN value
     * @param searched parts that no other text has by chance
     */
    record Name(String family, String given, String value, List<String> searched) {}

    static Name name(Luck luck, Script script) {
        return switch (script) {
            case ASCII -> plain(luck, "");
            case LATIN, UNDECLARED, MISDECLARED ->
                plain(luck, luck.one(List.of("ä", "é", "ñ", "ø", "ç", "ß", "ü", "å")));
            case EASTERN -> plain(luck, luck.one(List.of("ł", "č", "ř", "ő", "ż", "ś")));
            case TURKISH -> plain(luck, luck.one(List.of("ş", "ğ", "ı")));
            case UNICODE -> plain(luck, luck.one(List.of("ễ", "ơ", "ț", "ł", "ø", "ŷ")));
            case CYRILLIC -> foreign(luck, "бвгдклмнпрст", "аеиоуя");
            case GREEK -> foreign(luck, "βγδκλμνπρστ", "αειου");
            case ARABIC -> foreign(luck, "بتجحدرسشعفقكلمن", "اوي");
            case HEBREW -> foreign(luck, "בגדחטכלמנספקרש", "אוי");
            case CHINESE -> ideographs(luck, "张王李赵陈周吴徐", "虚构架空例证佳梦辰霖", "");
            case JAPANESE -> ideographs(luck, "架仮空夢田川森池", "虚例太郎花子美咲健", "かくうむれいたろはなみさ");
            case KOREAN -> ideographs(luck, "김이박최정강조윤", "가공허상예시민수지", "");
        };
    }

    /** Somebody who is called like something. */
    static Name everyday(Luck luck) {
        String family = luck.one(EVERYDAY);
        String given = capital(syllable(luck) + luck.one(VOWELS));
        return new Name(family, given, family + "^" + given, List.of());
    }

    private static Name plain(Luck luck, String accented) {
        String family = capital(syllable(luck) + accented + syllable(luck) + syllable(luck));
        String given = capital(syllable(luck) + accented + luck.one(VOWELS) + "na");
        String middle = luck.oneIn(3) ? "^" + capital(syllable(luck)) : "";
        String spelled = luck.oneIn(4) ? family.toUpperCase(Locale.ROOT) : family;
        return new Name(spelled, given, spelled + "^" + given + middle, List.of(spelled));
    }

    private static Name foreign(Luck luck, String consonants, String vowels) {
        String family = letters(luck, consonants, vowels, 4);
        String given = letters(luck, consonants, vowels, 3);
        return new Name(family, given, family + "^" + given, List.of(family));
    }

    /** Latin, ideographic and perhaps phonetic group. */
    private static Name ideographs(Luck luck, String families, String givens, String sounds) {
        String latin = capital(syllable(luck) + luck.one(VOWELS) + syllable(luck));
        String latinGiven = capital(syllable(luck) + luck.one(VOWELS));
        String family = sign(luck, families) + sign(luck, families);
        String given = sign(luck, givens) + sign(luck, givens);
        String spoken = sounds.isEmpty()
                ? ""
                : "=" + sign(luck, sounds) + sign(luck, sounds) + "^" + sign(luck, sounds) + sign(luck, sounds);
        String value = latin + "^" + latinGiven + "=" + family + "^" + given + spoken;
        return new Name(family, given, value, List.of(latin));
    }

    private static String letters(Luck luck, String consonants, String vowels, int pairs) {
        StringBuilder word = new StringBuilder();
        IntStream.range(0, pairs)
                .forEach(pair -> word.append(sign(luck, consonants)).append(sign(luck, vowels)));
        return capital(word.toString());
    }

    private static String sign(Luck luck, String of) {
        int at = luck.number(0, of.length() - 1);
        return of.substring(at, at + 1);
    }

    private static String syllable(Luck luck) {
        return luck.one(ONSETS) + luck.one(VOWELS) + luck.one(CODAS);
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
