// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.consentry.launcher.process.Children;
import org.consentry.launcher.process.StartException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeycloakBuildTest {
    @TempDir
    Path folder;

    private Path program;
    private Path jar;

    @BeforeEach
    void programThatCountsItsBuilds() throws IOException {
        program = Files.createDirectories(folder.resolve("keycloak"));
        jar = Files.writeString(folder.resolve("ours.jar"), "1");
        script("echo \"$@\" >> builds; cat providers/ours.jar >> builds; echo >> builds");
    }

    private void script(String text) throws IOException {
        Files.writeString(Files.createDirectories(program.resolve("bin")).resolve("kc.sh"), text);
    }

    @Test
    void aSecondStartDoesNotBuildAgain() {
        build("--one");
        build("--one");

        assertThat(program.resolve("builds")).hasContent("build --one\n1");
    }

    // Keycloak was built for its options only, so a newer jar of ours would never have been run.
    @Test
    void anotherJarOrOtherOptionsAreBuilt() throws IOException {
        build("--one");
        Files.writeString(jar, "2");
        build("--one");
        build("--two");

        assertThat(program.resolve("builds")).hasContent("build --one\n1\nbuild --one\n2\nbuild --two\n2");
    }

    @Test
    void aBuildThatFailedIsDoneAgain() throws IOException {
        build("--one");
        Files.writeString(jar, "2");
        script("exit 1");
        assertThatThrownBy(() -> build("--one")).isInstanceOf(StartException.class);

        script("echo again >> builds");
        build("--one");

        assertThat(program.resolve("builds")).hasContent("build --one\n1\nagain");
    }

    private void build(String option) {
        try (Children children = new Children(folder.resolve("pids"), folder.resolve("logs"))) {
            new KeycloakBuild(program, jar, List.of(option)).once(children, Map.of(), Duration.ofSeconds(20));
        }
    }
}
