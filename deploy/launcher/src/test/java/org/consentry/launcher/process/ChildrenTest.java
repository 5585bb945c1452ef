// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void closingStopsAProcessAndWhatItStarted() {
        Children children = children();
        Child child = children.start(shell("family", "sleep 300 & sleep 300 & echo up; wait"));
        awaitText(child, "up");
        List<ProcessHandle> family = Stream.concat(
                        ProcessHandle.of(child.pid()).stream(),
                        ProcessHandle.of(child.pid()).stream().flatMap(ProcessHandle::descendants))
                .toList();

        children.close();

        assertThat(family).hasSize(3).noneMatch(ProcessHandle::isAlive);
        assertThat(folder.resolve("pids/family.pid")).doesNotExist();
    }

    @Test
    void aProcessThatDoesNotListenIsEndedByForce() {
        Children children = children();
        Child child = children.start(shell("stubborn", "trap '' TERM; echo up; while :; do sleep 1; done"));
        awaitText(child, "up");

        child.stop(Duration.ofMillis(200));

        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void whatAKilledLauncherLeftBehindIsStoppedByTheNextOne() {
        Child left = children().start(shell("left", "echo up; sleep 300"));
        awaitText(left, "up");

        List<String> stopped = children().stopLeftovers();

        assertThat(stopped).containsExactly("left");
        assertThat(left.isAlive()).isFalse();
    }

    @Test
    void nothingStartsAfterClosing() {
        Children children = children();
        children.close();

        assertThatThrownBy(() -> children.start(shell("late", "true"))).isInstanceOf(StartException.class);
    }

    @Test
    void aChildGetsItsOwnSettingsAndNoStrangersOnes() {
        Children children = children();
        Child child = children.start(new ChildSpec(
                "env", List.of("sh", "-c", "env; echo up"), Map.of("DB_URL", "ours"), folder, StopSignal.TERM));

        awaitText(child, "up");

        assertThat(read(child)).contains("DB_URL=ours").doesNotContain("MAVEN").doesNotContain("JAVA_TOOL_OPTIONS");
        children.close();
    }

    @Test
    void aProcessThatEndsWhileStartingIsReportedWithItsLastWords() {
        Children children = children();
        Child child = children.start(shell("brief", "echo 'ERROR: no such table'; echo bye; exit 3"));

        assertThatThrownBy(() -> Readiness.await(child, () -> false, LIMIT))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("brief stopped while starting (exit code 3): ERROR: no such table")
                .hasMessageContaining("brief.log");
        children.close();
    }

    @Test
    void aTakenPortInTheLogIsAFailureThoughTheProcessLives() {
        Children children = children();
        Child child = children.start(shell("deaf", "echo 'java.net.BindException: Address already in use'; sleep 300"));

        assertThatThrownBy(() -> Readiness.await(child, () -> false, LIMIT))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("deaf could not start")
                .hasMessageContaining("Address already in use");
        children.close();
    }

    // A server whose WAR did not deploy stayed alive and was waited for until the time limit.
    @Test
    void aFailedDeploymentInTheLogIsAFailureThoughTheProcessLives() {
        Children children = children();
        Child child = children.start(
                shell("empty", "echo 'SEVERE: Exception while preparing the app : no such table'; sleep 300"));

        assertThatThrownBy(() -> Readiness.await(child, () -> false, LIMIT))
                .hasMessageContaining(
                        "empty could not start: SEVERE: Exception while preparing the app : no such table");
        children.close();
    }

    /** Logs, and what a program wrote, were open to every account of the machine. */
    @Test
    void theLogAndWhatAProgramWritesAreForTheirOwnerOnly() throws Exception {
        Children children = children();
        Child child = children.start(shell("private", "mkdir made; echo x > made/file; echo up; sleep 300"));
        awaitText(child, "up");

        assertThat(mode(child.log())).isEqualTo("rw-------");
        assertThat(mode(folder.resolve("made"))).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("made/file"))).isEqualTo("rw-------");
        children.close();
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void theLogOfTheStartBeforeIsKept() {
        Children children = children();
        children.start(shell("twice", "echo first")).stop(LIMIT);
        Child second = children.start(shell("twice", "echo second; sleep 300"));
        awaitText(second, "second");

        assertThat(folder.resolve("logs/twice.log.previous")).exists();
        children.close();
    }

    private Children children() {
        return new Children(folder.resolve("pids"), folder.resolve("logs"));
    }

    private ChildSpec shell(String name, String script) {
        return new ChildSpec(name, List.of("sh", "-c", script), Map.of(), folder, StopSignal.TERM);
    }

    private static void awaitText(Child child, String text) {
        Readiness.await(child, () -> read(child).contains(text), LIMIT);
    }

    private static String read(Child child) {
        try {
            return Files.readString(child.log());
        } catch (java.io.IOException e) {
            return "";
        }
    }
}
