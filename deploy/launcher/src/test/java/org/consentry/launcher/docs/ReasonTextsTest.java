// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.consentry.policy.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each reason of a refusal has its words for patients, and is raised somewhere or says that it is not. */
class ReasonTextsTest {
    private static final Path ROOT = Path.of("../..");
    private static final Pattern CONSTANT =
            Pattern.compile("/\\*\\*\\s((?:[^*]|\\*(?!/))*)\\*/\\s+([A-Z][A-Z0-9_]*)[,;]");
    private static final String NOT_YET = "Not raised yet.";
    /** They name every reason and raise none. */
    private static final Set<String> DICTIONARIES = Set.of("Reason.java", "Explanation.java");

    @Test
    void aReasonIsRaisedUnlessItSaysThatItIsNotYet() throws IOException {
        List<String> sources = new ArrayList<>();
        for (Path file : sources()) {
            sources.add(Files.readString(file));
        }

        reasons()
                .forEach((reason, meaning) -> assertThat(sources.stream().anyMatch(source -> names(source, reason)))
                        .as(reason + ": " + meaning)
                        .isEqualTo(!meaning.endsWith(NOT_YET)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void aReasonHasItsWordsForPatients(String language) throws IOException {
        String words = Files.readString(
                ROOT.resolve("portal-web/src/main/resources/messages/messages_" + language + ".properties"));

        assertThat(reasons().keySet()).allSatisfy(reason -> assertThat(words).contains("\nreason." + reason + "="));
    }

    @Test
    void aReasonHasItsWordsForStaff() throws IOException {
        String explained = Files.readString(ROOT.resolve(
                "fhir-consent/server/src/main/java/org/consentry/server" + "/consent/explain/Explanation.java"));

        assertThat(reasons().keySet())
                .allSatisfy(reason ->
                        assertThat(names(explained, reason)).as(reason).isTrue());
        assertThat(explained).doesNotContain("default ->");
    }

    private static Map<String, String> reasons() throws IOException {
        Matcher constants = CONSTANT.matcher(
                Files.readString(ROOT.resolve("fhir-consent/policy/src/main/java/org/consentry/policy/Reason.java")));
        Map<String, String> reasons = new TreeMap<>();
        while (constants.find()) {
            reasons.put(constants.group(2), constants.group(1).strip());
        }
        // A reason whose comment had two lines was looked for by no test.
        assertThat(reasons.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Reason.values()).map(Enum::name).toList());
        return reasons;
    }

    private static boolean names(String source, String reason) {
        return Pattern.compile("\\b" + Pattern.quote(reason) + "\\b")
                .matcher(source)
                .find();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(path -> path.toString().contains("/src/main/java/")
                            && (path.toString().contains("/fhir-consent/")
                                    || path.toString().contains("/enforcement-agent/"))
                            && path.toString().endsWith(".java")
                            && !DICTIONARIES.contains(path.getFileName().toString()))
                    .toList();
        }
    }
}
