// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.storage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number that people say on the phone: {@code L-7Q4K-M2RT} for a line of a patient's list, {@code C-7Q4K-M2RT-2} for
 * the second version of a choice, {@code R-7Q4K-M2RT} for a request, {@code Q-7K2M9} for a question. No symbol looks or
 * sounds like another.
 *
 * <p>The numbers of lines, choices and requests follow from the ids. Two may share one, which is rare: see decision
 * 0061. The database makes the same symbols by its function {@code spoken_number}, over which there are indexes. The
 * number of a question is stored with it, and no other question has it.
 *
 * @param kind what has the number
 * @param symbols without prefix and hyphens
 * @param version version of a choice; 0 if none was said, and for all else
 */
public record SpokenNumber(Kind kind, String symbols, int version) {
    /** The symbols of every number. */
    public static final String SYMBOLS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** Identifier system of the numbers of questions. */
    public static final String QUESTIONS = "https://consentry.org/fhir/question-number";

    /** How many symbols the number of a question has. */
    public static final int QUESTION_SYMBOLS = 5;

    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int GROUP = 4;
    private static final int LONG = 2 * GROUP;
    private static final String EIGHT = "([" + SYMBOLS + "]{" + LONG + "})";
    private static final Pattern SAID_LINE = Pattern.compile("L" + EIGHT);
    private static final Pattern SAID_CHOICE = Pattern.compile("C" + EIGHT + "([1-9][0-9]{0,6})?");
    private static final Pattern SAID_REQUEST = Pattern.compile("R" + EIGHT);
    private static final Pattern SAID_QUESTION = Pattern.compile("Q([" + SYMBOLS + "]{" + QUESTION_SYMBOLS + "})");

    /** What a number can stand for. */
    public enum Kind {
        /** A line of a patient's list: an AuditEvent. */
        LINE("L"),
        /** A choice: a version of a Consent. */
        CHOICE("C"),
        /** A request, such as to delete: a Task. */
        REQUEST("R"),
        /** A question: a Communication that begins a conversation. */
        QUESTION("Q");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        /** The kind as a code. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads a number in any case of letters, with or without hyphens and spaces; empty if it is none. */
    public static Optional<SpokenNumber> read(String said) {
        String plain = said.replaceAll("[\\s\\p{Pd}]+", "").toUpperCase(Locale.ROOT);
        Matcher line = SAID_LINE.matcher(plain);
        if (line.matches()) {
            return Optional.of(new SpokenNumber(Kind.LINE, line.group(1), 0));
        }
        Matcher choice = SAID_CHOICE.matcher(plain);
        if (choice.matches()) {
            int version = choice.group(2) == null ? 0 : Integer.parseInt(choice.group(2));
            return Optional.of(new SpokenNumber(Kind.CHOICE, choice.group(1), version));
        }
        Matcher request = SAID_REQUEST.matcher(plain);
        if (request.matches()) {
            return Optional.of(new SpokenNumber(Kind.REQUEST, request.group(1), 0));
        }
        Matcher question = SAID_QUESTION.matcher(plain);
        return question.matches()
                ? Optional.of(new SpokenNumber(Kind.QUESTION, question.group(1), 0))
                : Optional.empty();
    }

    /** The number of the line that is called by this AuditEvent. */
    public static SpokenNumber ofLine(String event) {
        return new SpokenNumber(Kind.LINE, symbols(event), 0);
    }

    /** The number of a version of a choice. */
    public static SpokenNumber ofChoice(String consent, int version) {
        return new SpokenNumber(Kind.CHOICE, symbols(consent), version);
    }

    /** The number of the request with this id. */
    public static SpokenNumber ofRequest(String task) {
        return new SpokenNumber(Kind.REQUEST, symbols(task), 0);
    }

    /** The number as people read it. */
    public String text() {
        String grouped =
                symbols.length() == LONG ? symbols.substring(0, GROUP) + "-" + symbols.substring(GROUP) : symbols;
        return kind.prefix + "-" + grouped + (version == 0 ? "" : "-" + version);
    }

    private static String symbols(String id) {
        StringBuilder symbols = new StringBuilder();
        for (char letter : digest(id).substring(0, LONG).toCharArray()) {
            symbols.append(SYMBOLS.charAt(BASE64.indexOf(letter) % SYMBOLS.length()));
        }
        return symbols.toString();
    }

    private static String digest(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every JDK has SHA-256", never);
        }
    }

    /** Says only what kind it is: a number leads to a patient. */
    @Override
    public String toString() {
        return "SpokenNumber[" + kind + "]";
    }
}
