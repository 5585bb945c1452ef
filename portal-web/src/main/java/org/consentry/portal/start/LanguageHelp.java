// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Notices of free help, each in its own language.
 *
 * @param notices in the order of their languages' names
 */
public record LanguageHelp(List<Notice> notices) {
    private static final String FILE = "/languages/help.properties";
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "ur", "he");

    /** Copies the notices. */
    public LanguageHelp {
        notices = List.copyOf(notices);
    }

    /**
     * A notice.
     *
     * @param tag language tag
     * @param name the language's name in itself
     * @param text the notice, with the number to call
     * @param reviewed whether a qualified person has reviewed it
     */
    public record Notice(String tag, String name, String text, boolean reviewed) {
        /** Where its writing goes, as HTML says it. */
        public String direction() {
            return RIGHT_TO_LEFT.contains(Locale.forLanguageTag(tag).getLanguage()) ? "rtl" : "ltr";
        }
    }

    /**
     * Reads the notices that this portal has.
     *
     * @param phone the number to call
     * @param reviewed tags of languages whose notices a person has reviewed
     */
    public static LanguageHelp read(String phone, Set<String> reviewed) {
        Properties file = new Properties();
        try (InputStream bytes = Objects.requireNonNull(LanguageHelp.class.getResourceAsStream(FILE), FILE);
                Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            file.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Stream<Notice> notices = file.stringPropertyNames().stream().map(tag -> {
            String[] parts = file.getProperty(tag).split("\\|", 2);
            // The number stands as it is in a text that runs the other way.
            return new Notice(
                    tag, parts[0], parts[1].replace("{0}", "\u2068" + phone + "\u2069"), reviewed.contains(tag));
        });
        return new LanguageHelp(notices.sorted((one, other) -> one.name().compareTo(other.name()))
                .toList());
    }

    /** Whether some of them nobody has reviewed yet. */
    public boolean draft() {
        return notices.stream().anyMatch(notice -> !notice.reviewed());
    }
}
