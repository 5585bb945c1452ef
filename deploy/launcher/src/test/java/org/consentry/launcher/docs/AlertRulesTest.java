// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every number that a rule of alerts asks for is one that a part tells, and one that the page explains. */
class AlertRulesTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern METRIC = Pattern.compile("consentry_[a-z_]+");
    private static final Pattern LITERAL = Pattern.compile("\"(consentry_[a-z_]+)\"");

    @Test
    void noRuleWaitsForANumberThatNobodyTells() throws IOException {
        Set<String> told = told();

        assertThat(asked(ROOT.resolve("deploy/alerts.yml"))).isNotEmpty().isSubsetOf(told);
        assertThat(asked(ROOT.resolve("deploy/alerts-test.yml"))).isNotEmpty().isSubsetOf(told);
    }

    @Test
    void thePageExplainsEachOfThem() throws IOException {
        assertThat(asked(ROOT.resolve("docs/operations.md"))).containsAll(asked(ROOT.resolve("deploy/alerts.yml")));
    }

    /** Counters have an ending that monitoring gives them. */
    private static Set<String> asked(Path file) throws IOException {
        return found(METRIC, Files.readString(file))
                .map(name -> name.replaceFirst("_total$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> told() throws IOException {
        Set<String> told = new TreeSet<>();
        for (String module : new String[] {"enforcement-agent", "fhir-consent/server", "portal-web"}) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .flatMap(file -> found(LITERAL, text(file)))
                        .forEach(told::add);
            }
        }
        return told;
    }

    private static Stream<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().map(result -> result.group(result.groupCount()));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
