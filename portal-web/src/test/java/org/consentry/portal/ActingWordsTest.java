// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.portal.SamplePages.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people read on the page of another person follows from their grant. They read "What you pick here is for Sam
 * Lee" and "You can change each one any time" where they could pick nothing, and "Your scans" above those of another.
 */
class ActingWordsTest {

    private static final List<Set<String>> GRANTS =
            List.of(Set.of("see"), Set.of("see", "ask"), Set.of("see", "choose"), Set.of("see", "ask", "choose"));

    /** Words that make the reader the patient. */
    private static final Pattern OWN = Pattern.compile(
            "\\b(your (choices?|scans?|no\\b|list|record|care\\b|own(?! page)|name|page right|team|main)|of yours|my (scans?|choices?)"
                    + "|you (said|have not (said|picked)|picked|had (not )?(said|picked)|told us)|sent about you)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern OWN_SPANISH = Pattern.compile(
            "\\b(sus? (elección|elecciones|imagen|imágenes|lista|historia|nombre|atención)|(imagen|imágenes|algo) suy[ao]s?|mis? "
                    + "(imágenes|elecciones)|usted (dijo|no ha|aún no|nos lo dijo|había))",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Which grants read a sentence of a page; "see" is in each grant, and "-" is one with nothing more. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            home    | You can see what is here. You cannot pick or ask for Sam Lee. | -
            home    | You can ask us for Sam Lee. You cannot pick for Sam Lee.      | ask
            home    | What you pick here is for Sam Lee.                            | choose, ask choose
            choices | You can see each one here. You cannot change it.              | -, ask
            choices | You can change each one any time.                             | choose, ask choose
            choices | You can ask us not to use one.                                | ask, ask choose""")
    void aSentenceFitsTheGrant(String page, String sentence, String grants) {
        List<String> readers = List.of(grants.split(", "));

        for (Set<String> powers : GRANTS) {
            assertThat(words(page, Locale.ENGLISH, powers).contains(sentence))
                    .as("%s", powers)
                    .isEqualTo(readers.contains(written(powers)));
        }
    }

    static Stream<Sample> pages() {
        return SamplePages.all().stream()
                .filter(sample ->
                        sample.name().matches("home.*|choices|sharing.*|line-.*|history|history-empty|scans.*"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nobodyReadsTheirOwnNameIntoThePageOfAnother(Sample page) {
        for (Set<String> powers : GRANTS) {
            assertThat(found(OWN, words(page, Locale.ENGLISH, powers)))
                    .as("%s", powers)
                    .isEmpty();
            assertThat(found(OWN_SPANISH, words(page, Locale.of("es"), powers)))
                    .as("%s", powers)
                    .isEmpty();
        }
    }

    @Test
    void theOwnPageSpeaksToThePersonAsBefore() {
        assertThat(RenderedPages.words("home", Locale.ENGLISH))
                .contains("Your choices right now", "Who got your scans", "You have not picked yet");
    }

    private static List<String> found(Pattern own, String words) {
        return own.matcher(words).results().map(MatchResult::group).toList();
    }

    private static String words(String page, Locale locale, Set<String> powers) {
        return words(RenderedPages.page(page), locale, powers);
    }

    private static String words(Sample page, Locale locale, Set<String> powers) {
        String html = RenderedPages.rendered(page, locale, Optional.of(powers));
        // Notices are written for each reader by staff.
        String own = html.replaceAll("(?s)<div class=\"govuk-notification-banner.*?</div>\\s*</div>", " ");
        return RenderedPages.words(
                own.substring(own.indexOf("<ul class=\"govuk-service-navigation"), own.indexOf("</main>")));
    }

    private static String written(Set<String> powers) {
        String all = Arrays.stream(new String[] {"ask", "choose"})
                .filter(powers::contains)
                .collect(Collectors.joining(" "));
        return all.isEmpty() ? "-" : all;
    }
}
