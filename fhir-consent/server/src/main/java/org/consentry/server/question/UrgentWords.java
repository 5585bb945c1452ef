// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.question;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds words that tell of a person who may need care now, in English and Spanish. It is a help and no promise: a text
 * without such words may be just as urgent.
 */
final class UrgentWords {

    private static final Pattern URGENT = Pattern.compile("\\b("
            + "chest pain|pain in my chest|heart attack|having a stroke|can ?not breathe|can ?t breathe|trouble breathing"
            + "|short of breath|bleeding|passed out|unconscious|overdosed?|poison(ed)?|suicid(e|al)|kill(ing)? myself"
            + "|end my life|want to die|(hurt|harm|cut)(ing)? myself|emergency|911|severe pain"
            + "|dolor (de|en el) pecho|infarto|derrame|no puedo respirar|falta de aire|me ahogo|sangr(o|ando|ado)"
            + "|me desmaye|sobredosis|veneno|suicidio|suicidarme|matarme|quitarme la vida|quiero morir(me)?"
            + "|hacerme dano|emergencia|urgencias?|dolor muy fuerte"
            + ")\\b");

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9]+");

    private UrgentWords() {}

    static boolean in(String text) {
        String plain =
                ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return URGENT.matcher(BETWEEN.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" "))
                .find();
    }
}
