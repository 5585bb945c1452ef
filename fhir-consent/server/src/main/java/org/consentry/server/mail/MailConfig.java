// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * How notes by e-mail are sent.
 *
 * @param host {@code mail-host}: the hospital's mail server; empty if no notes are sent, the default
 * @param port {@code mail-port}; default 587, or 465 with {@code tls}
 * @param security {@code mail-security}: {@code starttls}, the default; {@code tls}; {@code none} only to this machine
 * @param user {@code mail-user}; empty if the mail server asks for no login
 * @param password {@code mail-password}
 * @param from {@code mail-from}: the address of the sender
 * @param hospital {@code hospital-name}: the name of the sender
 * @param phone {@code help-phone}: whom to call
 * @param page {@code portal-url}: the one link in a note
 * @param hold {@code mail-hold}: how long a note waits, so that changes made together are one note; default PT1M
 * @param sharedHold {@code mail-shared-hold}: how long a note about a shared scan waits, so that scans that are shared
 *     together are one note; default PT1H
 * @param giveUp {@code mail-give-up}: how long it is tried; default P3D
 */
public record MailConfig(
        String host,
        int port,
        Security security,
        String user,
        String password,
        String from,
        String hospital,
        String phone,
        String page,
        Duration hold,
        Duration sharedHold,
        Duration giveUp) {
    private static final int HIGHEST_PORT = 65_535;
    private static final int SUBMISSION = 587;
    private static final int SUBMISSION_BY_TLS = 465;

    /** How the way to the mail server is kept secret. */
    public enum Security {
        /** TLS after a greeting in the clear; without it nothing is sent. */
        STARTTLS,
        /** TLS from the first byte. */
        TLS,
        /** Nothing. */
        NONE
    }

    /** Whether notes are sent at all. */
    public boolean isOn() {
        return !host.isEmpty();
    }

    /** Reads the settings and adds what is wrong to the mistakes. No message names a password. */
    public static MailConfig read(Function<String, Optional<String>> source, List<String> mistakes) {
        Function<String, String> text = key -> source.apply(key).orElse("").strip();
        String host = text.apply("mail-host");
        Security security = security(text.apply("mail-security"), mistakes);
        if (!host.isEmpty()) {
            require(host.matches("[A-Za-z0-9.:-]{1,253}"), "mail-host: expected the name of a host", host, mistakes);
            if (security == Security.NONE) {
                require(
                        isThisMachine(host),
                        "mail-security: expected starttls or tls, unless mail-host is this machine",
                        "none",
                        mistakes);
            }
            require(
                    isAddress(text.apply("mail-from")),
                    "mail-from: expected an address",
                    text.apply("mail-from"),
                    mistakes);
            require(
                    isPage(text.apply("portal-url")),
                    "portal-url: expected the address of the portal, which a note links to",
                    text.apply("portal-url"),
                    mistakes);
            require(
                    text.apply("mail-user").isEmpty()
                            == text.apply("mail-password").isEmpty(),
                    "mail-user and mail-password: expected both or none",
                    "one",
                    mistakes);
        }
        return new MailConfig(
                host,
                port(text.apply("mail-port"), security, mistakes),
                security,
                text.apply("mail-user"),
                text.apply("mail-password"),
                text.apply("mail-from"),
                otherwise(text.apply("hospital-name"), "Example Hospital"),
                otherwise(text.apply("help-phone"), "555-0100"),
                text.apply("portal-url"),
                duration("mail-hold", otherwise(text.apply("mail-hold"), "PT1M"), mistakes),
                duration("mail-shared-hold", otherwise(text.apply("mail-shared-hold"), "PT1H"), mistakes),
                duration("mail-give-up", otherwise(text.apply("mail-give-up"), "P3D"), mistakes));
    }

    private static void require(boolean right, String expected, String found, List<String> mistakes) {
        if (!right) {
            mistakes.add(expected + ", found \"" + found + "\"");
        }
    }

    private static String otherwise(String text, String other) {
        return text.isEmpty() ? other : text;
    }

    private static Security security(String text, List<String> mistakes) {
        try {
            return Security.valueOf(otherwise(text, "starttls").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            mistakes.add("mail-security: expected starttls, tls or none, found \"" + text + "\"");
            return Security.STARTTLS;
        }
    }

    private static int port(String text, Security security, List<String> mistakes) {
        int usual = security == Security.TLS ? SUBMISSION_BY_TLS : SUBMISSION;
        try {
            int port = text.isEmpty() ? usual : Integer.parseInt(text);
            if (port >= 1 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        mistakes.add("mail-port: expected a number from 1 to " + HIGHEST_PORT + ", found \"" + text + "\"");
        return usual;
    }

    private static Duration duration(String key, String text, List<String> mistakes) {
        try {
            Duration found = Duration.parse(text);
            if (!found.isNegative() && found.compareTo(Duration.ofDays(30)) <= 0) {
                return found;
            }
        } catch (DateTimeException | ArithmeticException broken) {
            // Said below.
        }
        mistakes.add(key + ": expected a duration up to 30 days such as PT1M, found \"" + text + "\"");
        return Duration.ZERO;
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private static boolean isPage(String text) {
        try {
            return text.startsWith("http") && URI.create(text).getHost() != null;
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }

    private static boolean isAddress(String text) {
        try {
            new InternetAddress(text, true).validate();
            return !text.isEmpty();
        } catch (AddressException broken) {
            return false;
        }
    }

    /** Says nothing of the login. */
    @Override
    public String toString() {
        return "MailConfig[" + host + "]";
    }
}
