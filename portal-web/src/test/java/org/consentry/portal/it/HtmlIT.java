// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Nu checker judges every page that {@code PagesTest} left: what it calls an error is one. */
class HtmlIT {
    private static final Path PAGES = Path.of("target", "pages");
    private static final Path SAID = Path.of("target", "html-checker.json");

    @Test
    void everyPageIsHtml() throws IOException, InterruptedException {
        List<String> pages;
        try (Stream<Path> files = Files.walk(PAGES, 2)) {
            pages = files.map(Path::toString)
                    .filter(name -> name.endsWith(".html"))
                    .sorted()
                    .toList();
        }
        assertThat(pages).as("PagesTest renders them").hasSizeGreaterThan(200);

        assertThat(judge(pages))
                .filteredOn(message -> message.getString("type", "").equals("error"))
                .map(message -> Path.of(message.getString("url")).getFileName() + ": " + message.getString("message"))
                .isEmpty();
    }

    /** A judge that judges nothing would find no error. */
    @Test
    void theJudgeFindsWhatIsWrong() throws IOException, InterruptedException {
        Path wrong = Files.writeString(
                Path.of("target", "wrong.html"),
                "<!DOCTYPE html><html lang=en><title>x</title><table><tr role=cell><td>x</table>");

        assertThat(judge(List.of(wrong.toString())))
                .anyMatch(message -> message.getString("type", "").equals("error"));
    }

    private static List<JsonObject> judge(List<String> pages) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xss4m",
                                "-cp",
                                Path.of("target", "html-checker", "*").toString(),
                                "nu.validator.client.SimpleCommandLineValidator",
                                "--exit-zero-always",
                                "--format",
                                "json"),
                        pages.stream())
                .toList();
        Process checker =
                new ProcessBuilder(command).redirectError(SAID.toFile()).start();
        checker.getOutputStream().close();
        checker.getInputStream().transferTo(OutputStream.nullOutputStream());
        assertThat(checker.waitFor()).isZero();
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(SAID))) {
            return reader.readObject().getJsonArray("messages").getValuesAs(JsonObject.class);
        }
    }
}
