// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consentry.portal.RenderedPages.main;
import static org.consentry.portal.RenderedPages.page;
import static org.consentry.portal.RenderedPages.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.consentry.portal.session.PageAccess;
import org.consentry.portal.view.Languages;
import org.consentry.portal.view.Layout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Renders every page in both languages without a server; they lie in {@code target/pages} to be looked at. */
class PagesTest {

    private static final Path OUT = Path.of("target/pages");

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
    void everyPageOfAPersonLetsThemSignOut(SamplePages.Sample sample, Locale locale) {
        boolean somebodys = sample.who() != Layout.Who.PUBLIC;

        assertThat(render(sample, locale).contains("action=\"/sign-out\"")).isEqualTo(somebodys);
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
                .allSatisfy(path -> assertThat(PageAccess.of(path)).isNotEqualTo(PageAccess.NOWHERE));
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
        assertThat(render(page("line-elsewhere"), Locale.ENGLISH))
                .contains("We do not know yet")
                .doesNotContain("Nothing was taken off", "told us it got there", "Our computer", "got it");
    }

    /** Pages called a report that left elsewhere a scan, and the lines of a bulk export pictures. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    line-elsewhere, en, A report about you was sent,        A report
                    line-elsewhere, es, Se envió un informe sobre usted,    Un informe
                    line-of-letter, en, A letter about you was sent,        A letter
                    line-of-other,  en, Something from your record was sent, Something from your record
                    line-facts,     en, We sent facts from your record,     5 records
                    line-facts,     es, Enviamos datos de su historia médica, 5 registros
                    """)
    void whatWasNoScanIsNotCalledOne(String page, String language, String title, String what) {
        String html =
                main(page, Locale.forLanguageTag(language)).replaceAll("no scans|sin imágenes|No había imágenes", "");

        assertThat(html)
                .contains(title + "</h1>", ">" + what + "</dd>")
                .doesNotContainIgnoringCase("scan", "imagen", "imágenes", "study")
                .doesNotContain("5 pictures", "5 fotos");
    }

    @ParameterizedTest
    @CsvSource({"SENT, We sent a scan", "FAILED, We tried to send a scan", "UNCERTAIN, We may have sent a scan"})
    void whatDidNotSurelyLeaveIsNotSaidToHaveBeenGot(String state, String title) {
        String html = main("line-" + state, Locale.ENGLISH);

        assertThat(html).contains(title).contains("214 pictures");
        assertThat(html.contains("got it")).isEqualTo(state.equals("SENT"));
    }

    @Test
    void ofFilesThatAPersonTookAlongNobodyTellsUsThatTheyGotThere() {
        assertThat(main("line-facts", Locale.ENGLISH))
                .contains("We do not know yet.", "A person who works here", "Your name was on it")
                .doesNotContain("told us it got there");
    }

    @Test
    void theListSaysWhatEachLineIsAndWhatElseIsOnIt() {
        String list = main("sharing", Locale.ENGLISH);

        assertThat(list)
                .contains("Other lines are for facts from your record, or for things that were sent some other way.")
                .containsPattern(">\\s*A report\\s*<")
                .containsPattern(">\\s*Facts from your record, no scans\\s*<")
                .containsPattern(">\\s*A scan of yours\\s*<")
                .doesNotContain("Which scan", "asked for your scans");
        assertThat(main("sharing-nothing-matches", Locale.ENGLISH)).doesNotContain("Other lines");
    }

    @Test
    void onlyScansThatWeSentAreCountedAsSuch() {
        assertThat(main("home", Locale.ENGLISH))
                .contains("We shared your scans 3 times with 2 groups")
                .contains("Your name was taken off 3 times.")
                .contains(
                        "Also, 2 times we sent facts from your record, or something of yours was sent some other way.");
    }

    /**
     * The script replaces the text where it differs from the answer, and a screen reader then speaks it again: it did
     * so after a second, since the answer ended with a line's end.
     */
    @ParameterizedTest
    @CsvSource({"saved-stop", "saved-in-force", "saved-unknown"})
    void thePageAndItsAddressSayTheSameOfHowFarAChoiceReaches(String name) {
        SamplePages.Sample saved = page(name);
        var live = new SamplePages.Sample(name + "-live", "choice/saved-live.html", saved.who(), saved.page());

        assertThat(found(render(saved, Locale.ENGLISH), "(?s)<p [^>]*id=\"reach\"[^>]*>(.*?)</p>"))
                .containsExactly(render(live, Locale.ENGLISH));
    }

    /** The list was printed as if its 25 lines were all, and a printed receipt had no name. */
    @Test
    void aPrintedPageSaysWhoseItIsAndWhichLinesItHas() {
        String list = render(page("sharing"), Locale.ENGLISH);

        assertThat(list)
                .contains("Lines 1 to 11 of 30, newest first.", "This is the page of Dana Reyes.")
                .contains("These are only some lines.", "Year: 2026.", "Why: To build an AI tool.")
                .contains("href=\"/sharing?year=2026&amp;who=northlight&amp;why=MLTRAINING&amp;rows=200\"");
        assertThat(render(page("saved-stop"), Locale.ENGLISH)).contains("This is the page of Dana Reyes.");
        assertThat(render(page("companies"), Locale.ENGLISH)).doesNotContain("This is the page of");
    }

    /**
     * Spanish pages held English facts that a screen reader spoke as Spanish, and did not say that they are a draft.
     */
    @Test
    void aSpanishPageMarksWhatIsInEnglishAndSaysThatItIsADraft() {
        Locale spanish = Locale.of("es");

        assertThat(main("company", spanish)).contains("lang=\"en\">A tool that finds small spots in lungs<");
        assertThat(main("company", Locale.ENGLISH)).doesNotContain("lang=\"en\"");
        assertThat(main("company-unknown", spanish)).doesNotContain("lang=\"en\"");
        assertThat(main("line-no-agreement", spanish)).contains("lang=\"en\">5 years<");
        assertThat(render(page("how"), spanish)).contains("Este texto es un borrador.");
        assertThat(render(page("how"), Locale.ENGLISH)).doesNotContain("draft");
    }

    /** Rows were five lines high, since each of nine columns had a few words. */
    @Test
    void inTheListWhoWhatAndWhyAreLinksAndASummaryStandsAboveTheLines() {
        String list = main("sharing", Locale.ENGLISH);

        assertThat(found(list, "<th scope=\"col\"")).hasSize(5);
        assertThat(list)
                .contains("href=\"/companies/northlight\"", "href=\"/sharing?why=MLTRAINING\"")
                .contains("href=\"/scans/study1\"");
        assertThat(list.indexOf("We shared your scans 3 times with 2 groups"))
                .isPositive()
                .isLessThan(list.indexOf("<details"));
        assertThat(main("staff-patient", Locale.ENGLISH)).doesNotContain("href=\"/sharing?");
    }

    /** A letter to print is no page to press on. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void everyNumberToCallIsALink(SamplePages.Sample sample, Locale locale) {
        String plain =
                render(sample, locale).replaceAll("(?s)<a\\s[^>]*>.*?</a>", "").replaceAll("<[^>]*>", "");

        assertThat(plain.contains("555-0100")).isEqualTo(sample.name().startsWith("staff-receipt"));
    }

    @Test
    void aNumberToCallIsALinkAndSoIsThePlaceToAsk() {
        assertThat(render(page("home"), Locale.ENGLISH)).contains("href=\"tel:5550100\">Call 555-0100<");
        assertThat(main("sharing", Locale.ENGLISH)).contains("href=\"/questions/new\">Ask us here<");
    }

    /** "Line L-7Q4K-" stood above "M2RT" on a narrow screen. */
    @ParameterizedTest
    @CsvSource({"staff-line-SENT, L-", "staff-choice, C-", "staff-conversation, Q-", "question, Q-"})
    void aNumberInAHeadingStaysOnOneLine(String page, String begin) {
        assertThat(found(render(page(page), Locale.ENGLISH), "(?s)<h1[^>]*>(.*?)</h1>"))
                .singleElement()
                .asString()
                .contains("<span class=\"p-number\">" + begin);
    }

    /** The heading "What waits to be sent" stood above "Waiting, the oldest first". */
    @Test
    void aTableBelowItsHeadingIsNotNamedTwice() {
        assertThat(main("staff-routes", Locale.ENGLISH))
                .doesNotContain("<caption")
                .contains("aria-labelledby=\"cap-waits\"", "id=\"cap-waits\"");
    }

    @Test
    void ofACompanyThatMayNoLongerGetScansThePageSaysSinceWhen() {
        assertThat(main("company-unknown", Locale.ENGLISH))
                .contains("Can no longer get scans since September 30, 2026");
    }

    /** The code of health research does not end like those below it, so its lines had no way to the choice. */
    @Test
    void fromALineForResearchItIsOneStepToThatChoice() {
        assertThat(render(page("line-facts"), Locale.ENGLISH)).contains("href=\"/choices/research\"");
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
}
