// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sass_lang.embedded_protocol.OutputStyle;
import de.larsgrefer.sass.embedded.SassCompiler;
import de.larsgrefer.sass.embedded.SassCompilerFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The committed style sheets are what their sources make, byte for byte. With {@code -Dfrontend.write=true} the test
 * writes them instead, which is how they are rebuilt (docs/frontend.md).
 */
class BuiltStylesTest {
    private static final Path SOURCES = Path.of("src/main/frontend");
    private static final Path SENT = Path.of("src/main/webapp/static");
    private static final Path BUILT = SENT.resolve("built");

    @ParameterizedTest
    @ValueSource(strings = {"portal", "theme"})
    void everyCommittedStyleSheetIsWhatItsSourceMakes(String name) throws Exception {
        Path committed = BUILT.resolve(name + ".css");
        String css = compile(SOURCES.resolve(name + ".scss"));

        if (Boolean.getBoolean("frontend.write")) {
            Files.writeString(committed, css, StandardCharsets.UTF_8);
        }

        assertThat(Files.readString(committed, StandardCharsets.UTF_8))
                .as("%s differs from its source: rebuild it as docs/frontend.md says", committed)
                .isEqualTo(css);
    }

    /** A word of 300 letters stretched pages to 14,000 px, wherever a list of classes had forgotten one. */
    @Test
    void aWordWithoutEndBreaksEverywhere() throws Exception {
        assertThat(Files.readString(BUILT.resolve("theme.css")))
                .containsPattern("\\.govuk-template__body\\{[^}]*overflow-wrap:anywhere");
    }

    /** Built style sheets lay beside a script that is written by hand, and looked alike. */
    @Test
    void aStyleSheetIsBuiltAndNothingElseLiesBesideIt() throws Exception {
        assertThat(files(BUILT)).allMatch(name -> Files.exists(SOURCES.resolve(name.replace(".css", ".scss"))));
        assertThat(files(SENT)).isNotEmpty().noneMatch(name -> name.endsWith(".css"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"portal.css", "theme.css"})
    void noStyleSheetLoadsAnything(String name) throws Exception {
        assertThat(Files.readString(BUILT.resolve(name))).doesNotContain("url(", "@import", "@font-face");
    }

    /** The pages forbid building HTML or code from text (Trusted Types), and nothing may come from elsewhere. */
    @Test
    void theScriptBuildsNoMarkupAndLoadsNothingFromElsewhere() throws Exception {
        assertThat(Files.readString(SENT.resolve("portal.js")))
                .doesNotContain(
                        "innerHTML",
                        "outerHTML",
                        "insertAdjacentHTML",
                        "document.write",
                        "DOMParser",
                        "createContextualFragment",
                        "eval(",
                        "Function(",
                        "import ",
                        "http:",
                        "https:",
                        ".style",
                        "localStorage",
                        "sessionStorage");
    }

    /** Budgets of the page weight goal: 24 KB for everything but the page itself. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            built/portal.css, 12500
            built/theme.css, 2600
            portal.js, 6700
            icon.svg, 850""")
    void everyFileKeepsItsBudget(String name, int bytes) throws Exception {
        assertThat(compressedSizeBytes(SENT.resolve(name))).isLessThanOrEqualTo(bytes);
    }

    @Test
    void theVendoredSourcesCarryTheirLicense() throws Exception {
        assertThat(Files.readString(SOURCES.resolve("govuk-frontend-6.6.0/LICENSE.txt")))
                .contains("The MIT License (MIT)", "Government Digital Service");
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static String compile(Path source) throws Exception {
        try (SassCompiler compiler = SassCompilerFactory.bundled()) {
            compiler.setOutputStyle(OutputStyle.COMPRESSED);
            return compiler.compileFile(source.toFile()).getCss();
        }
    }

    private static int compressedSizeBytes(Path file) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            Files.copy(file, gzip);
        }
        return compressed.size();
    }
}
