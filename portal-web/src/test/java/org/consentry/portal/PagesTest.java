// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.consentry.portal.session.Access;
import org.consentry.portal.view.Dates;
import org.consentry.portal.view.Frame;
import org.consentry.portal.view.Languages;
import org.consentry.portal.view.Messages;
import org.consentry.portal.view.Templates;
import org.consentry.portal.view.Words;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Renders every page in both languages without a server; they lie in {@code target/pages} to be looked at. */
class PagesTest {

    private static final Path VIEWS = Path.of("src/main/webapp/WEB-INF/views");
    private static final Path OUT = Path.of("target/pages");
    private static final Messages MESSAGES = new Messages();
    private static final Templates TEMPLATES = new Templates(PagesTest::open, MESSAGES);

    private static final Map<String, String> RENDERED = new ConcurrentHashMap<>();

    static Stream<Arguments> pages() {
        return SamplePages.all().stream()
                .flatMap(sample -> Languages.ALL.stream().map(locale -> Arguments.of(sample, locale)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void everyPageRendersWholeInBothLanguages(SamplePages.Sample sample, Locale locale) throws IOException {
        String html = render(sample, locale);
        write(sample, locale, html);

        assertThat(html)
                .contains("<html lang=\"" + locale.getLanguage() + "\"")
                .contains("<main class=\"govuk-main-wrapper\" id=\"main\">")
                .endsWith("</html>\n")
                .doesNotContain("th:", "${", "#{", "~{", "??");
        assertThat(count(html, "<h1[ >]")).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void nothingInAPageNeedsMoreThanThePolicyAllows(SamplePages.Sample sample, Locale locale) {
        String html = render(sample, locale);

        assertThat(count(html, " style=| on[a-z]+=\"|<style|javascript:")).isZero();
        assertThat(found(html, "<script[^>]*>")).allMatch(s -> s.contains(" src=\"/static/"));
        assertThat(found(html, "(?:src|href)=\"(https?:)?//[^\"]*")).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void linksAndFormsOfAPageLeadToPagesThatExist(SamplePages.Sample sample, Locale locale) {
        String html = render(sample, locale);

        assertThat(found(html, "(?:href|action)=\"(/[^\"?#]*)"))
                .allSatisfy(path -> assertThat(Access.of(path)).isNotEqualTo(Access.NOWHERE));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void everyPostingFormCarriesTheToken(SamplePages.Sample sample, Locale locale) {
        String html = render(sample, locale);

        assertThat(found(html, "(?s)<form method=\"post\".*?</form>")).allMatch(f -> f.contains("name=\"_csrf\""));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void idsAreUniqueAndReferencesFindThem(SamplePages.Sample sample, Locale locale) {
        String html = render(sample, locale);

        List<String> ids = found(html, " id=\"([^\"]+)\"");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(found(html, "(?:for|aria-labelledby)=\"([^\"]+)\"")).isSubsetOf(ids);
        assertThat(found(html, "href=\"#([^\"]+)\"")).isSubsetOf(ids);
        assertThat(found(html, "aria-describedby=\"([^\"]+)\"").stream().flatMap(d -> Stream.of(d.split(" ", -1))))
                .isSubsetOf(ids);
    }

    @Test
    void ofWhatHappenedElsewhereAPageSaysNothingThatNobodyToldUs() {
        SamplePages.Sample elsewhere = SamplePages.all().stream()
                .filter(sample -> sample.name().equals("line-elsewhere"))
                .findFirst()
                .orElseThrow();

        assertThat(render(elsewhere, Locale.ENGLISH))
                .contains("We do not know yet")
                .doesNotContain("Nothing was taken off", "told us it got there", "Sent by our computer");
    }

    private static String render(SamplePages.Sample sample, Locale locale) {
        return RENDERED.computeIfAbsent(sample.name() + locale, key -> rendered(sample, locale));
    }

    private static String rendered(SamplePages.Sample sample, Locale locale) {
        var model = new HashMap<String, Object>();
        model.put("page", sample.page());
        model.put(
                "frame",
                new Frame(
                        locale,
                        sample.who(),
                        "Dana Reyes",
                        "/home?",
                        "Example Hospital",
                        "555-0100",
                        Optional.of(() -> "csrf-token"),
                        "mark",
                        "/static/hash/"));
        model.put("dates", new Dates(ZoneId.of("America/New_York"), locale, MESSAGES));
        model.put("words", new Words(MESSAGES, locale));
        return TEMPLATES.render(sample.view(), locale, model);
    }

    /** With the static files beside it, so that a browser can open it from the folder. */
    private static void write(SamplePages.Sample sample, Locale locale, String html) throws IOException {
        Path folder = Files.createDirectories(OUT.resolve(locale.getLanguage()));
        String files =
                Path.of("src/main/webapp/static").toAbsolutePath().toUri().toString();
        Files.writeString(folder.resolve(sample.name() + ".html"), html.replace("/static/hash/", files));
    }

    private static List<String> found(String html, String regex) {
        return Pattern.compile(regex)
                .matcher(html)
                .results()
                .map(PagesTest::lastGroup)
                .toList();
    }

    private static String lastGroup(MatchResult match) {
        String group = match.groupCount() > 0 ? match.group(match.groupCount()) : match.group();
        return group == null ? match.group() : group;
    }

    private static long count(String html, String regex) {
        return Pattern.compile(regex).matcher(html).results().count();
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
