// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanManifestTest {
    private static final String NAMES = "Accession,Study Instance UID,Note\r\n";

    @TempDir
    Path folder;

    @TempDir
    Path data;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private FakeAgent agent;

    @BeforeEach
    void start() throws IOException {
        agent = new FakeAgent(data);
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    @Test
    void rowsThatMayLeaveStayAsTheyStandAndTheOthersGetTheirReason() throws IOException {
        String anna = "A1, 2.999.5.1 ,\"says \"\"yes\"\",\r\nin two lines\"\r\n";
        int exit = filter(NAMES + anna + "A2,2.999.5.2,Ben\r\nA3,2.999.8,\r\n\r\nA4,,x\r\nA5,\"2.999.5.1\",last");

        assertThat(exit).as(said.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(text("kept")).isEqualTo(NAMES + anna + "A5,\"2.999.5.1\",last\n");
        assertThat(text("refused").split("\r\n", -1))
                .containsExactly(
                        "Accession,Study Instance UID,Note,consentry_code",
                        "A2,2.999.5.2,Ben,OPT_IN_MISSING",
                        "A3,2.999.8,,NO_PATIENT",
                        "A4,,x,NO_STUDY",
                        "");
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains(
                        "Kept 2 rows, refused 3 (NO_PATIENT 1, NO_STUDY 1, OPT_IN_MISSING 1), as of 2026-06-15T12:00:00Z.")
                .contains("To be done to what is kept (DEID 2).");
        assertThat(agent.questions())
                .singleElement()
                .satisfies(question -> assertThat(question.lines()).hasSize(4));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("kept"))))
                .isEqualTo("rw-------");
    }

    /** A cell more shifts the others, and another study would be asked for. */
    @Test
    void aRowWithTwoReadingsIsRefused() throws IOException {
        filter(NAMES + """
                2.999.5.2,2.999.5.1
                x,A,2.999.5.1,
                A"1,2.999.5.1,
                "A"1,2.999.5.1,
                A,2.999.5.1;2.999.5.2,
                A,2.999.5.1 2.999.5.2,
                A,2.999.5.1,"open
                B,2.999.5.1,
                """);

        assertThat(text("kept")).isEqualTo(NAMES);
        assertThat(text("refused").lines().filter(line -> line.endsWith("MALFORMED_ROW")))
                .hasSize(5);
        assertThat(text("refused").lines().filter(line -> line.endsWith("NO_STUDY")))
                .hasSize(2);
    }

    @Test
    void bytesOfAnyEncodingGoOnAsTheyAre() throws IOException {
        byte[] manifest = "\u00ef\u00bb\u00bfstudy_instance_uid;n\n2.999.5.1;J\u00f6rg\u0081\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        Files.write(folder.resolve("in"), manifest);

        assertThat(run("--delimiter", ";")).isZero();
        assertThat(Files.readAllBytes(folder.resolve("kept"))).isEqualTo(manifest);
    }

    @Test
    void theColumnIsOneAndMayBeNamed() throws IOException {
        assertThat(filter("StudyInstanceUID,Study Instance UID\n2.999.5.1,2.999.5.2\n"))
                .isEqualTo(1);
        assertThat(filter("Study\n2.999.5.1\n")).isEqualTo(1);
        assertThat(filter("")).isEqualTo(1);
        assertThat(filter("Study\n2.999.5.1\n", "--column", "Study")).isZero();
        assertThat(text("kept")).isEqualTo("Study\n2.999.5.1\n");
    }

    @Test
    void withoutDeidentificationNothingIsKept() throws IOException {
        assertThat(filter(NAMES + "A1,2.999.5.1,\r\n", "--fulfills", "none")).isZero();

        assertThat(text("kept")).isEqualTo(NAMES);
        assertThat(text("refused")).contains("A1,2.999.5.1,,OBLIGATION_UNSUPPORTED");
    }

    /** Whoever read on without the last line took half an answer for all of it. */
    @ParameterizedTest
    @ValueSource(strings = {"no trailer", "half a line", "nothing", "other study", "one more", "not JSON", "other sum"})
    void anAnswerThatIsNotWholeIsNone(String fault) throws IOException {
        agent.spoil(answer -> {
            List<String> lines = new ArrayList<>(answer.lines().toList());
            return switch (fault) {
                case "no trailer" -> lines.get(0) + "\n";
                case "half a line" -> answer.substring(0, answer.length() - 10);
                case "nothing" -> "";
                case "other study" -> answer.replace("2.999.5.1", "2.999.5.9");
                case "one more" -> lines.get(0) + "\n" + answer;
                case "not JSON" -> "<html>\n" + answer;
                default -> answer.replace("\"permitted\":1", "\"permitted\":2");
            };
        });

        assertThat(filter(NAMES + "A1,2.999.5.1,\r\n")).isEqualTo(1);
        assertThat(files()).containsExactly("in");
    }

    @Test
    void whoIsRefusedFiltersNothing() throws IOException {
        for (int status : List.of(204, 301, 403, 429, 500, 503)) {
            agent.fail(status);
            if (status == 204) {
                agent.spoil(_ -> "");
            }
            assertThat(filter(NAMES + "A1,2.999.5.1,\r\n")).as("" + status).isEqualTo(1);
            assertThat(files()).containsExactly("in");
        }
        assertThat(filter(NAMES, "--agent", "http://127.0.0.1:1")).isEqualTo(1);
        assertThat(files()).containsExactly("in");
    }

    @Test
    void nothingIsWrittenOverWhatIsThere() throws IOException {
        for (String name : List.of("kept", "refused")) {
            Path there = Files.writeString(folder.resolve(name), "mine");

            assertThat(filter(NAMES + "A1,2.999.5.1,\r\n")).isEqualTo(1);
            assertThat(files()).containsExactlyInAnyOrder("in", name);
            assertThat(there).hasContent("mine");
            Files.delete(there);
        }
    }

    @Test
    void theTokenComesFromTheEnvironmentOrAFileAndIsNeverPrinted() throws IOException {
        Files.writeString(folder.resolve("in"), NAMES);
        List<String> words = words();

        assertThat(Filter.run(words, Map.of(), printed(), printed())).isEqualTo(1);
        assertThat(Filter.run(words, Map.of("CONSENTRY_TOKEN", "se cret"), printed(), printed()))
                .isEqualTo(1);
        assertThat(Filter.run(words, Map.of("CONSENTRY_TOKEN", "another.token"), printed(), printed()))
                .isEqualTo(1);
        words.addAll(List.of("--token", FakeAgent.TOKEN));
        assertThat(Filter.run(words, Map.of(), printed(), printed())).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("401").doesNotContain("another", "se cret");
        assertThat(new CohortAsk(agent.address(), "secret", "a", "b", List.of()).toString())
                .doesNotContain("secret");

        Path token = Files.writeString(data.resolve("token"), FakeAgent.TOKEN + "\n");
        words = words();
        words.addAll(List.of("--token-file", token.toString()));
        assertThat(Filter.run(words, Map.of(), printed(), printed())).isZero();
    }

    private int filter(String manifest, String... more) throws IOException {
        Files.writeString(folder.resolve("in"), manifest, StandardCharsets.ISO_8859_1);
        return run(more);
    }

    /** With options that come instead of those of the same name. */
    private int run(String... more) {
        List<String> words = words();
        for (int i = 0; i < more.length; i += 2) {
            int there = words.indexOf(more[i]);
            if (there < 0) {
                words.addAll(List.of(more[i], more[i + 1]));
            } else {
                words.set(there + 1, more[i + 1]);
            }
        }
        return Filter.run(words, Map.of("CONSENTRY_TOKEN", FakeAgent.TOKEN), printed(), printed());
    }

    private List<String> words() {
        List<String> words = new ArrayList<>(List.of("manifest"));
        Stream.of("in", "kept", "refused")
                .map(folder::resolve)
                .map(Path::toString)
                .forEach(words::add);
        words.addAll(List.of("--agent", agent.address().toString(), "--recipient", "northlight"));
        words.addAll(List.of("--purpose", "MLTRAINING", "--fulfills", "DEID"));
        return words;
    }

    private PrintStream printed() {
        return new PrintStream(said, true, StandardCharsets.UTF_8);
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }
}
