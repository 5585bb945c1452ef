// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Words are the pages' business: the client of the FHIR server names states and codes. */
class KeysTest {

    private static final Path CLIENT = Path.of("src/main/java/org/consentry/portal/fhir");

    private static final Pattern LITERAL = Pattern.compile("\"([A-Za-z0-9.-]+)\"");

    private static final Pattern NAMED = Pattern.compile("([A-Za-z][A-Za-z0-9-]*(?:\\.[A-Za-z0-9_-]+)*)");

    /** A name whose end is a value: in code, and in a template. */
    private static final Pattern GOES_ON =
            Pattern.compile("(?:\"|[|'{ ](?=[A-Za-z0-9.-]*\\.\\$\\{))([A-Za-z][A-Za-z0-9.-]*\\.)(?=\"|\\$\\{)");

    /** Words for codes. */
    private static final Pattern FAMILY = Pattern.compile("(?:code|knows)\\(\\s*[\"']([a-zA-Z.]+)[\"']");

    private static final Pattern HEADINGS = Pattern.compile("head\\('([a-zA-Z.]+)'");

    /** The page of a topic begins their names with the topic. */
    private static final Pattern OF_A_TOPIC =
            Pattern.compile("(ai|research)\\.(q|hint|yes|yes\\.hint|no|no\\.hint|good|good\\.title|bad|bad\\.title)");

    /** The client knew the keys of "our rule" and of who said OK. */
    @Test
    void theClientKnowsNoKeyOfAText() throws IOException {
        try (Stream<Path> files = Files.walk(CLIENT)) {
            List<String> literals = files.filter(Files::isRegularFile)
                    .flatMap(file -> LITERAL.matcher(read(file)).results())
                    .map(found -> found.group(1))
                    .toList();

            assertThat(literals).isNotEmpty().doesNotContainAnyElementsOf(keys());
        }
    }

    /**
     * A hundred texts were kept, translated and measured that no page shows. Of texts for patients each is named in a
     * template or in code, or begins as a name there that goes on with a value. Texts of staff are not looked at.
     */
    @Test
    void everyTextForPatientsIsShownSomewhere() throws IOException {
        String sources = read(Path.of("src/main/java"), ".java") + read(Path.of("src/main/webapp"), ".html");
        Set<String> named = found(NAMED, sources).collect(Collectors.toSet());
        Set<String> begun = Stream.of(
                        found(GOES_ON, sources),
                        found(FAMILY, sources).map(family -> family + "."),
                        found(HEADINGS, sources).map(family -> family + "."))
                .flatMap(each -> each)
                .collect(Collectors.toSet());

        assertThat(named).hasSizeGreaterThan(500);
        assertThat(Wording.ENGLISH.forPatients().keySet())
                .filteredOn(key -> !OF_A_TOPIC.matcher(key).matches())
                .allSatisfy(key -> {
                    String shown = key.replaceFirst("^acting\\.((only|look|silent)\\.)?", "");
                    assertThat(named.contains(shown) || begun.stream().anyMatch(shown::startsWith))
                            .as(key)
                            .isTrue();
                });
    }

    private static Stream<String> found(Pattern pattern, String sources) {
        return pattern.matcher(sources).results().map(match -> match.group(1));
    }

    private static String read(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(KeysTest::read)
                    .collect(Collectors.joining("\n"));
        }
    }

    /** Keys of one word, such as "unknown", look like codes. */
    private static List<String> keys() {
        return Wording.ENGLISH.patterns().keySet().stream()
                .filter(key -> key.contains("."))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
