// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page of adapters shows is what ships and what the agent's tests run. */
class AdaptersPageTest {
    private static final Path ROOT = Path.of("..", "..");

    @ParameterizedTest
    @CsvSource(textBlock = """
            nginx.conf, nginx
            consentry_client.py, python
            ConsentryClient.java, java
            """)
    void aFileStandsThereWhole(String file, String language) throws IOException {
        String shipped = Files.readString(ROOT.resolve("deploy/adapters").resolve(file));

        assertThat(Files.readString(ROOT.resolve("docs/adapters.md")))
                .contains("```" + language + "\n" + shipped + "```\n");
    }
}
