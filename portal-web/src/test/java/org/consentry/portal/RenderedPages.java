// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.consentry.portal.view.ActedFor;
import org.consentry.portal.view.CodeTexts;
import org.consentry.portal.view.Dates;
import org.consentry.portal.view.Layout;
import org.consentry.portal.view.Messages;
import org.consentry.portal.view.StaffWork;
import org.consentry.portal.view.Templates;
import org.jspecify.annotations.Nullable;

/** The sample pages as HTML, each rendered once. */
final class RenderedPages {

    private static final Path VIEWS = Path.of("src/main/webapp/WEB-INF/views");
    private static final Messages MESSAGES = new Messages();
    private static final Templates TEMPLATES = new Templates(RenderedPages::open, MESSAGES);

    private static final Map<String, String> RENDERED = new ConcurrentHashMap<>();

    private RenderedPages() {}

    /** The words of a page, from its heading to its footer or to what one can do, with single spaces between them. */
    static String words(String page, Locale locale) {
        return words(main(page, locale));
    }

    /** The words of a piece of HTML. */
    static String words(String html) {
        return html.replaceAll("<[^>]*>", " ")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** Without menus, footers and the choices below it. */
    static String main(String page, Locale locale) {
        String html = render(page(page), locale);
        int end = html.indexOf("<h2 class=\"govuk-heading-m p-noprint\"");
        return html.substring(html.indexOf("<h1"), end < 0 ? html.indexOf("</main>") : end);
    }

    static SamplePages.Sample page(String name) {
        return SamplePages.all().stream()
                .filter(sample -> sample.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static String render(SamplePages.Sample sample, Locale locale) {
        return RENDERED.computeIfAbsent(sample.name() + locale, key -> rendered(sample, locale));
    }

    /** Also what is no sample: it is rendered each time. */
    static String rendered(SamplePages.Sample sample, Locale locale) {
        return rendered(
                sample,
                locale,
                sample.name().startsWith(PeopleSamplePages.ACTING)
                        ? Optional.of(PeopleSamplePages.powers(sample.name()))
                        : Optional.empty());
    }

    /** As it reads to who may do this on the page of Sam Lee; empty: to Sam Lee. */
    static String rendered(SamplePages.Sample sample, Locale locale, Optional<Set<String>> powers) {
        return rendered(sample, locale, powers, "privacy-officer");
    }

    /** As it reads to somebody of the staff with this role. */
    static String toRole(SamplePages.Sample sample, String role) {
        return rendered(sample, Locale.ENGLISH, Optional.empty(), role);
    }

    private static String rendered(
            SamplePages.Sample sample, Locale locale, Optional<Set<String>> powers, String role) {
        var model = new HashMap<String, Object>();
        model.put("page", sample.page());
        Layout frame = new Layout(
                locale,
                sample.who(),
                "Dana Reyes",
                "/home?",
                "Example Hospital",
                "555-0100",
                Optional.of(() -> "csrf-token"),
                "mark",
                !locale.getLanguage().equals("en"),
                "/static/hash/",
                sample.who() == Layout.Who.STAFF ? StaffWork.of(Set.of(role, "staff")) : StaffWork.NONE,
                powers.map(all -> new ActedFor("Sam Lee", all)));
        model.put("frame", frame);
        model.put("dates", new Dates(ZoneId.of("America/New_York"), locale, MESSAGES));
        model.put("words", new CodeTexts(MESSAGES, frame));
        return TEMPLATES.render(sample.view(), locale, model);
    }

    private static @Nullable InputStream open(String name) {
        try {
            Path file = VIEWS.resolve(name);
            return Files.exists(file) ? Files.newInputStream(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
