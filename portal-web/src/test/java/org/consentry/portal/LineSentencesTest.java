// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each sentence of a line rests on a fact of that line: where the fact is missing, the sentence is not shown. */
class LineSentencesTest {

    /** Every outcome of a release, by the sample page of its line. */
    private static final List<String> OUTCOMES = List.of(
            "SENT",
            "FAILED",
            "UNCERTAIN",
            "WAITS",
            "REFUSED",
            "asked-often",
            "destroyed",
            "dropped",
            "too-long",
            "elsewhere",
            "elsewhere-maybe",
            "old",
            "facts",
            "of-letter",
            "of-scan",
            "past-yes",
            "past-no",
            "past-none",
            "past-maybe",
            "unregistered",
            "no-agreement",
            "named",
            "by-rule",
            "header-SENT",
            "header-FAILED",
            "header-UNCERTAIN");

    /**
     * The sentence, the fact, and the outcomes that have it. "The company has agreed in writing not to try" stood where
     * no such agreement was, "asked for it" where the hospital's own archive had pushed, and "Country", "Kept until"
     * and "Sent by" on what was never sent.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            got it on March 14                        | the group confirmed it                | SENT unregistered no-agreement named by-rule
            Yes. The group told us it got there.      | the group confirmed it                | SENT unregistered no-agreement named by-rule
            Who got it                                | the group confirmed it                | SENT unregistered no-agreement named by-rule
            We do not know yet. Name taken off?       | nobody confirmed it                   | UNCERTAIN elsewhere elsewhere-maybe facts of-letter of-scan past-yes past-no past-none past-maybe header-UNCERTAIN old
            No. It did not get there.                 | the group did not take it             | FAILED header-FAILED
            We sent a scan of yours                   | sent by us                            | SENT unregistered no-agreement named by-rule
            We tried to send                          | sent by us, not confirmed             | FAILED UNCERTAIN
            It was to go to Northlight                | refused                               | REFUSED asked-often
            We did not send it.                       | refused                               | REFUSED asked-often
            A copy waited to be sent                  | waited, and was destroyed             | destroyed dropped too-long
            Your scan is still here.                  | waited, and was destroyed             | destroyed dropped too-long
            Your no stopped it.                       | the reason of the refusal             | REFUSED asked-often destroyed
            A person who works here chose not to send | the reason of the refusal             | dropped
            It had to wait for too long.              | the reason of the refusal             | too-long
            A copy has waited since March 14, 2026    | an agent told that it waits           | WAITS
            Last heard of it March 14, 2026           | when the agent told it                | WAITS
            If you say no, we destroy the copy.       | an agent told that it waits           | WAITS
            Who sends it Our computer                 | an agent told that it waits           | WAITS
            This came up 20,700 times                 | the number of its events              | asked-often
            It did not go through this system         | no way of ours is told                | elsewhere elsewhere-maybe of-letter of-scan past-yes past-no past-none past-maybe old
            Our staff found it in old records         | entered from old records              | old
            Our staff entered it from old records.    | entered from old records              | old
            Our old records say: Signed form of 2020  | the permission in the old records     | old
            When March 14, 2021 Who it was for        | a day without a time                  | old
            Not by this system. We were told of it.   | no way of ours is told                | elsewhere elsewhere-maybe of-letter of-scan past-yes past-no past-none past-maybe
            Sent by Our computer                      | left by a computer                    | SENT unregistered no-agreement named by-rule header-SENT
            Sent by A person who works here           | left by a person                      | facts
            Who tried to send it Our computer         | not known to have left                | FAILED UNCERTAIN header-FAILED header-UNCERTAIN
            Stopped by Our computer                   | refused                               | REFUSED asked-often
            Destroyed by Our computer                 | destroyed, and not by hand            | destroyed too-long
            Destroyed by A person who works here      | dropped by hand                       | dropped
            Country                                   | left, or may have                     | SENT UNCERTAIN elsewhere elsewhere-maybe facts of-letter of-scan past-yes past-no past-none past-maybe unregistered no-agreement named by-rule header-SENT header-UNCERTAIN old
            Kept until June 30, 2028                  | left; a day in the register           | SENT facts header-SENT
            How long it may keep it 5 years           | left; no day in the register          | no-agreement
            Who said OK No one                        | refused for a no                      | REFUSED asked-often destroyed
            You said yes                              | a Consent among what allowed it       | SENT FAILED UNCERTAIN facts past-yes unregistered no-agreement header-SENT header-FAILED header-UNCERTAIN
            Our rule, since you had not picked        | a regime, and a topic to choose on    | by-rule
            Our rule Did it get there?                | a regime, and no topic                | named
            Part of your care                         | the purpose                           | elsewhere elsewhere-maybe of-letter of-scan
            It was sent without asking us first.      | left past us, and nobody had asked    | past-none
            If it was sent, no one asked us first.    | may have, and nobody had asked        | past-maybe
            We had said no. It was sent all the same. | left past us, after a no              | past-no
            Our privacy team has been told.           | it is on the list of staff            | past-no past-none past-maybe
            Who said OK We were not asked.            | nobody had asked                      | past-none past-maybe
            Who said OK We had said no.               | the newest answer was no              | past-no
            No one told us why.                       | no purpose is told                    | past-no past-none past-maybe
            Name taken off?                           | left, may have, or was tried          | SENT FAILED UNCERTAIN elsewhere elsewhere-maybe facts of-letter of-scan past-yes past-no past-none past-maybe unregistered no-agreement named by-rule header-SENT header-FAILED header-UNCERTAIN old
            A code in place of your name.             | left, and is coded                    | SENT unregistered no-agreement
            The group could see who you are           | left, and is named                    | facts named
            No one told us if your name was on it.    | not told, by others                   | elsewhere elsewhere-maybe of-letter of-scan past-yes past-no past-none past-maybe
            We are finding out.                       | not told, by us                       | by-rule
            can never be traced to you                | arrived without the name              | SENT unregistered no-agreement
            has agreed in writing not to try          | that, and the agreement says so       | SENT
            What we took off Name, birth date         | the steps that were done              | SENT FAILED UNCERTAIN unregistered no-agreement header-SENT header-FAILED header-UNCERTAIN
            Nothing was taken off                     | named, and no step                    | named
            214 pictures                              | the number of the record              | SENT FAILED UNCERTAIN WAITS unregistered no-agreement old
            We showed facts about a scan of yours     | sent by us, of the header only        | header-SENT
            There was no picture.                     | of the header only, left or may have  | header-SENT header-UNCERTAIN
            Facts only, no picture                    | of the header only                    | header-SENT header-FAILED header-UNCERTAIN
            They did not get there.                   | of the header only, and failed        | header-FAILED
            A computer that asked for it got          | of the header only, handed over whole | header-SENT
            5 records                                 | the number of the record              | facts
            """)
    void aSentenceStandsWhereItsFactIsAndNowhereElse(String sentence, String fact, String outcomes) {
        assertThat(OUTCOMES.stream()
                        .filter(outcome -> said(outcome, Locale.ENGLISH).contains(sentence)))
                .as(fact)
                .containsExactlyInAnyOrder(outcomes.split(" "));
    }

    /** What stayed did not leave: the two cannot both be told of one line. */
    @Test
    void noLineSaysThatItWasSentAndStayed() {
        assertThat(said("by-rule", Locale.ENGLISH)).doesNotContain("Stayed here", "did not leave our hospital");
    }

    /** Nobody knows who began a refused request: the archive may have pushed, or an export system asked. */
    @ParameterizedTest
    @CsvSource({"sharing, en", "sharing, es", "home, en", "home, es"})
    void noListSaysThatAGroupAskedForAScan(String page, String language) {
        assertThat(RenderedPages.words(page, Locale.of(language)))
                .doesNotContainIgnoringCase(
                        "asked for", "Who asked", "Asked 2", "pidieron", "pidió un grupo", "la pidió");
    }

    @Test
    void theListSaysThatFactsWereShownWithoutAPicture() {
        assertThat(row(RenderedPages.main("sharing", Locale.ENGLISH), "lineheader000"))
                .contains("CT scan (chest)", "Facts only, no picture", "Facts were shown, no picture");
        assertThat(row(RenderedPages.main("sharing", Locale.of("es")), "lineheader000"))
                .contains("Solo datos, sin la imagen", "Se mostraron datos, sin imagen");
    }

    @Test
    void theListGivesNoCountryToWhatNeverLeft() {
        String list = RenderedPages.main("sharing", Locale.ENGLISH);

        assertThat(row(list, "linefailed"))
                .contains("Tried, but it did not get there", "Did not get there")
                .doesNotContain("United States");
        assertThat(row(list, "linedropped"))
                .contains(
                        "A copy waited. We destroyed it and did not send it. A person who works here chose not to send it.")
                .doesNotContain("United States", "No one");
        assertThat(row(list, "linesent")).contains("United States");
    }

    /** A list with nothing but what waits is no empty list. */
    @Test
    void theListShowsWhatWaitsFirst() {
        assertThat(row(RenderedPages.main("sharing", Locale.ENGLISH), "waits-00000000"))
                .contains("Waits to be sent since March 14, 2026", "Not sent yet")
                .doesNotContain("United States", "Code");
        assertThat(RenderedPages.words("sharing-only-waits", Locale.ENGLISH))
                .contains("It shows first what waits to be sent.", "Waits to be sent since March 14, 2026")
                .doesNotContain("We have not shared any of your scans", "Nothing matches");
        assertThat(RenderedPages.words("home", Locale.ENGLISH)).contains("Waits to be sent since March 14, 2026");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            WAITS     | Una copia espera desde el 14 de marzo de 2026 para ir a Northlight Imaging AI.
            destroyed | Destruimos una copia de una imagen suya Una copia esperaba para ir a Northlight Imaging AI.
            destroyed | Su no la paró.
            destroyed | Quién destruyó la copia Nuestra computadora
            dropped   | Una persona que trabaja aquí decidió no enviarla.
            dropped   | Quién destruyó la copia Una persona que trabaja aquí
            REFUSED   | Iba a ir a Northlight Imaging AI el 14 de marzo de 2026. No la enviamos.
            """)
    void whatNeverLeftReadsRightInSpanish(String outcome, String sentence) {
        assertThat(said(outcome, Locale.of("es"))).contains(sentence).doesNotContain("País", "Lo guardan");
    }

    private static String said(String outcome, Locale locale) {
        return RenderedPages.words("line-" + outcome, locale);
    }

    /** The words of the row of a list that leads to a line. */
    private static String row(String list, String line) {
        int link = list.indexOf("/sharing/" + line);
        return RenderedPages.words(list.substring(list.lastIndexOf("<tr", link), link));
    }
}
