// SPDX-License-Identifier: Apache-2.0
package org.consentry.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of the sign-in pages: each that a page asks for is there, in both languages. */
class SignInWordsTest {

    private static final Path THEME = Path.of("src/main/resources/theme/consentry/login");
    private static final Pattern ASKED = Pattern.compile("msg\\(\"(consentry\\w+)\"");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @Test
    void bothLanguagesHaveTheSameTextsWithTheSamePlaces() throws IOException {
        Properties english = words("en");
        Properties spanish = words("es");

        assertThat(spanish.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(places(spanish.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
            assertThat(spanish.getProperty(key)).as(key).doesNotContain("'").isNotBlank();
            assertThat(english.getProperty(key)).as(key).doesNotContain("'").isNotBlank();
        }
    }

    @Test
    void ourTextsAreTheOnesThatPagesAskFor() throws IOException {
        TreeSet<String> asked = new TreeSet<>();
        try (Stream<Path> files = Files.list(THEME)) {
            for (Path page :
                    files.filter(file -> file.toString().endsWith(".ftl")).toList()) {
                ASKED.matcher(Files.readString(page)).results().forEach(found -> asked.add(found.group(1)));
            }
        }

        assertThat(words("en").stringPropertyNames().stream().filter(key -> key.startsWith("consentry")))
                .containsExactlyInAnyOrderElementsOf(asked);
    }

    /** The styles are the portal's, copied by the build; a page without them would be bare. */
    @Test
    void theStylesAndTheIconOfThePortalAreInside() {
        for (String file : List.of("css/portal.css", "css/theme.css", "img/icon.svg")) {
            assertThat(SignInWordsTest.class.getResource("/theme/consentry/login/resources/" + file))
                    .as(file)
                    .isNotNull();
        }
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(THEME.resolve("messages/messages_" + language + ".properties"))) {
            words.load(reader);
        }
        return words;
    }
}
