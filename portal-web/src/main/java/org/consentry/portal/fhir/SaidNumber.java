// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.fhir;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers that people say on the phone: {@code L-7Q4K-M2RT} for a line, {@code C-7Q4K-M2RT-2} for a version of a
 * choice, {@code R-7Q4K-M2RT} for a request to delete, {@code Q-7K2M9} for a question. All but those of questions
 * follow from the ids, by the rule of {@code docs/fhir-api.md}; the server finds them by the same rule. No symbol looks
 * or sounds like another.
 */
public final class SaidNumber {

    private static final String SYMBOLS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int GROUP = 4;
    private static final String SYMBOL = "[" + SYMBOLS + "]";
    private static final Pattern FROM_AN_ID =
            Pattern.compile("[LR]" + SYMBOL + "{8}|C" + SYMBOL + "{8}([1-9][0-9]{0,6})?");
    private static final Pattern QUESTION = Pattern.compile("Q" + SYMBOL + "{5}");

    private SaidNumber() {}

    /** The number of the line with this id. */
    public static String ofLine(String id) {
        return "L-" + symbols(id);
    }

    /** The number of a version of a choice. */
    public static String ofChoice(String id, int version) {
        return "C-" + symbols(id) + "-" + version;
    }

    /** The number of the request with this id. */
    public static String ofRequest(String id) {
        return "R-" + symbols(id);
    }

    /** Whether somebody typed a number, in any case of letters, with or without hyphens and spaces. */
    public static boolean isOne(String typed) {
        return FROM_AN_ID.matcher(plain(typed)).matches() || question(typed).isPresent();
    }

    /** The number of a question as it is written; empty if none was typed. */
    public static Optional<String> question(String typed) {
        String plain = plain(typed);
        return QUESTION.matcher(plain).matches() ? Optional.of("Q-" + plain.substring(1)) : Optional.empty();
    }

    private static String plain(String typed) {
        return typed.replaceAll("[\\s\\p{Pd}]+", "").toUpperCase(Locale.ROOT);
    }

    private static String symbols(String id) {
        var symbols = new StringBuilder();
        String digest = digest(id);
        for (int i = 0; i < 2 * GROUP; i++) {
            if (i == GROUP) {
                symbols.append('-');
            }
            symbols.append(SYMBOLS.charAt(BASE64.indexOf(digest.charAt(i)) % SYMBOLS.length()));
        }
        return symbols.toString();
    }

    private static String digest(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
