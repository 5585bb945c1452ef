// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.consentry.portal.config.PortalConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is changed in a checkout is on the next page, without a build. */
class WebFolderTest {

    @TempDir
    private Path source;

    @BeforeEach
    void aCheckout() throws IOException {
        Files.createDirectories(source.resolve("src/main/webapp/WEB-INF/views"));
        write("src/main/webapp/static/built/portal.css", "a { color: red }");
        write("src/main/resources/messages/messages_en.properties", "hello = Hello");
        write("src/main/resources/messages/messages_es.properties", "hello = Hola");
    }

    @Test
    void wordingIsThatOfTheSource() {
        var messages = new Messages(folder()::resource);

        assertThat(messages.text(Locale.ENGLISH, "hello")).isEqualTo("Hello");
    }

    @Test
    void aChangedStyleHasANewAddress() throws IOException {
        var files = new StaticFiles(folder());
        String before = files.prefix();
        assertThat(files.file(before + "built/portal.css")).isPresent();

        write("src/main/webapp/static/built/portal.css", "a { color: blue }");

        String after = files.prefix();
        assertThat(after).isNotEqualTo(before);
        assertThat(files.file(after + "built/portal.css").orElseThrow())
                .asString()
                .contains("blue");
    }

    @Test
    void aFileThatIsNotThereIsNone() {
        assertThat(folder().open("/WEB-INF/views/none.html")).isNull();
        assertThat(folder().changes()).isTrue();
    }

    private WebFolder folder() {
        Map<String, String> settings = Map.of(
                "oidc-issuer", "http://localhost:8180/realms/consentry",
                "oidc-client-secret", "secret",
                "portal-url", "http://localhost:8080/",
                "fhir-url", "http://localhost:8080/fhir/r4",
                "source-folder", source.toString());
        return new WebFolder(PortalConfig.read(key -> Optional.ofNullable(settings.get(key))));
    }

    private void write(String name, String text) throws IOException {
        Path file = source.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
