// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Words are the pages' business: the client of the FHIR server names states and codes. */
class KeysTest {

    private static final Path CLIENT = Path.of("src/main/java/org/consentry/portal/fhir");

    private static final Pattern LITERAL = Pattern.compile("\"([A-Za-z0-9.-]+)\"");

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
