// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.consentry.launcher.NamedPort;
import org.consentry.launcher.Part;
import org.consentry.launcher.StackConfig;
import org.consentry.launcher.process.LocalPort;

/**
 * The demo as a developer wants it: pages come from the source folder for each request, debuggers can be attached, and
 * the portal is deployed anew without a restart of the rest.
 *
 * @param checkout where sources and builds are
 * @param mainDebugger port on loopback for the debugger of portal and consent server
 * @param agentDebugger the same of the agent
 */
public record Development(Path checkout, int mainDebugger, int agentDebugger) {
    private static final String OPTION = "--debugger-port";

    /** Without what only judges the source; Maven asks nobody but its own folder. */
    private static final List<String> BUILD = List.of(
            "./mvnw",
            "-o",
            "-q",
            "-B",
            "-pl",
            "portal-web",
            "process-classes",
            "war:exploded",
            "-Denforcer.skip",
            "-Dspotless.check.skip",
            "-Dforbiddenapis.skip",
            "-Dcyclonedx.skip",
            "-Djacoco.skip");

    static Development onFreePorts(Path checkout) {
        List<Integer> free = LocalPort.free(2);
        return new Development(checkout, free.get(0), free.get(1));
    }

    /** Its ports, each with what it is for. */
    List<NamedPort> ports() {
        return List.of(
                new NamedPort(mainDebugger, "the debugger of portal and consent server", OPTION),
                new NamedPort(agentDebugger, "the debugger of the enforcement agent", OPTION));
    }

    /** The stack with all of this. */
    StackConfig prepare(StackConfig config) {
        return config.withArtifacts(config.artifacts().withPortal(unpacked()))
                .withSetting(Part.MAIN, "SOURCE_FOLDER", portal().toString())
                .withSetting(Part.MAIN, "JAVA_TOOL_OPTIONS", debugger(mainDebugger))
                .withSetting(Part.AGENT, "JAVA_TOOL_OPTIONS", debugger(agentDebugger));
    }

    /** Lines for the tour. */
    List<String> tour() {
        return List.of(
                "",
                "Work   Templates, wording and built styles are read from " + portal() + " for each page.",
                "       Debuggers: portal and consent server at 127.0.0.1:" + mainDebugger + ", agent at 127.0.0.1:"
                        + agentDebugger,
                "       " + Keys.HELP);
    }

    /**
     * Compiles the portal and has it deployed anew.
     *
     * @return why that could not be done, or empty
     */
    Optional<String> deployPortal() {
        try {
            Process build = new ProcessBuilder(BUILD)
                    .directory(checkout.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (build.waitFor() != 0) {
                return Optional.of("The portal is not compiled and stays as it was.");
            }
            Files.writeString(unpacked().resolve(".reload"), "now");
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("The portal cannot be built: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("Interrupted.");
        }
    }

    private Path portal() {
        return checkout.resolve("portal-web").toAbsolutePath();
    }

    private Path unpacked() {
        return portal().resolve("target/portal");
    }

    private static String debugger(int port) {
        return "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + port;
    }
}
