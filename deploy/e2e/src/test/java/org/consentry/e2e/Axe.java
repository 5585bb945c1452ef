// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * axe-core, asked for nothing but what is wrong. The library's own builder sends the script anew for each look, opens a
 * second page to put frames together, of which we have none, and brings back what passed: that took most of the time of
 * a journey.
 */
final class Axe {
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final String SOURCE = source();
    private static final String VIOLATIONS = """
            async rules => {
              const found = await axe.run({runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']});
              return found.violations.flatMap(each => each.nodes.map(node =>
                each.id + ' ' + node.html + ' ' + node.failureSummary));
            }""";

    private Axe() {}

    /** What is wrong with a page as it is shown now: the rule, the element, and how it would be right. */
    static List<String> violations(Page page) {
        if (page.evaluate("typeof axe").equals("undefined")) {
            page.evaluate(SOURCE);
        }
        return ((List<?>) page.evaluate(VIOLATIONS, RULES))
                .stream().map(String::valueOf).toList();
    }

    private static String source() {
        try (InputStream script = Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
