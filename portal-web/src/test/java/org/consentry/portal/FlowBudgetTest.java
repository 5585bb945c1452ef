// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How many presses a person needs for what matters. Each step is a page and what is pressed there: a link, a button or
 * the label of a radio. The last step sends the form. What is typed is no press.
 */
class FlowBudgetTest {
    private static final String LINK = "<a [^>]*href=\"%s\"";
    private static final String RADIO = "<input [^>]*type=\"radio\"[^>]*value=\"%s\"";
    private static final String SEND = "(?s)<form [^>]*action=\"%s\".*?<button";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            stop all                | 2 | home > link /choices/stop ; stop > send /choices/stop
            no to AI                | 3 | home > link /choices/ai ; choice-ai > radio no ; choice-ai > send /choices/ai
            yes to AI               | 3 | home > link /choices/ai ; choice-ai > radio yes ; choice-ai > send /choices/ai
            no to research          | 3 | home > link /choices/research ; choice-research > radio no ; choice-research > send /choices/research
            no to one company       | 4 | sharing > link /companies/northlight ; company > link /choices/companies/northlight ; company-choice > radio no ; company-choice > send /choices/companies/northlight
            no to one scan          | 3 | sharing > link /scans/study1 ; scan > radio no ; scan > send /scans/study1
            undo                    | 1 | saved-company-no > send /choices/undo/c0nsentcompany18.2
            ask                     | 2 | home > link /questions/new ; question-new > send /questions/new
            who got my last scan    | 1 | home > link /sharing
            take the list away      | 2 | sharing > link /sharing/save.* ; save > link /sharing.*pdf.*
            """)
    void aFlowNeedsNoMorePresses(String flow, int most, String steps) {
        List<String> each = List.of(steps.split(" ; ", -1));

        assertThat(each).as(flow).hasSizeLessThanOrEqualTo(most).allSatisfy(step -> {
            String page = step.substring(0, step.indexOf(" > "));
            String[] press = step.substring(step.indexOf(" > ") + 3).split(" ", 2);
            String pattern = switch (press[0]) {
                case "link" -> LINK;
                case "radio" -> RADIO;
                default -> SEND;
            };
            assertThat(RenderedPages.render(RenderedPages.page(page), Locale.ENGLISH))
                    .containsPattern(Pattern.compile(String.format(Locale.ROOT, pattern, press[1])));
        });
    }
}
