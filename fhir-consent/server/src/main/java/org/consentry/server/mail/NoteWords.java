// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.mail;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text of a note. It names the hospital, its telephone and the page, and nobody and nothing else. In Spanish the
 * English text follows, since no reviewer has approved the Spanish yet.
 *
 * @param language of the first words; English for every language that has none of its own
 * @param subject one line
 * @param paragraphs plain text; each is one paragraph
 * @param page the one link, which is part of them
 */
record NoteWords(Locale language, String subject, List<String> paragraphs, String page) {
    private static final Locale SPANISH = Locale.forLanguageTag("es");
    private static final ResourceBundle.Control OWN_ONLY =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** The words for somebody who wants this language. */
    static NoteWords of(NoteKind kind, Locale wanted, MailConfig config) {
        Locale first = wanted.getLanguage().equals(SPANISH.getLanguage()) ? SPANISH : Locale.ENGLISH;
        List<String> paragraphs = Stream.of(first, Locale.ENGLISH)
                .distinct()
                .flatMap(each -> Stream.of(kind.code(), "page", "reply").map(key -> text(each, key, config)))
                .toList();
        return new NoteWords(first, text(first, "subject", config), paragraphs, config.page());
    }

    private static String text(Locale language, String key, MailConfig config) {
        String pattern =
                ResourceBundle.getBundle("mail.note", language, OWN_ONLY).getString(key);
        return new MessageFormat(pattern, language)
                .format(new Object[] {config.hospital(), config.phone(), config.page()});
    }

    /** As plain text. */
    String plain() {
        return String.join("\n\n", paragraphs) + "\n";
    }

    /** As a page without styles, pictures or scripts. */
    String html() {
        String link = escaped(page);
        String body = paragraphs.stream()
                .map(text -> "<p>" + escaped(text).replace(link, "<a href=\"" + link + "\">" + link + "</a>") + "</p>")
                .collect(Collectors.joining("\n"));
        return "<!DOCTYPE html>\n<html lang=\"" + language + "\"><head><meta charset=\"utf-8\"><title>"
                + escaped(subject) + "</title></head>\n<body>\n" + body + "\n</body></html>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
