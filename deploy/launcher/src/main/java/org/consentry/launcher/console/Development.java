// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.consentry.launcher.NamedPort;
import org.consentry.launcher.Part;
import org.consentry.launcher.RunningStack;
import org.consentry.launcher.StackConfig;
import org.consentry.launcher.process.LocalPort;
import org.consentry.launcher.process.StartException;

/**
 * The demo as a developer wants it: pages come from the source folder for each request, debuggers can be attached, and
 * the portal is built and started anew without a restart of the rest.
 *
 * @param checkout where sources and builds are
 * @param mainDebugger port on loopback for the debugger of portal and consent server
 * @param agentDebugger the same of the agent
 */
public record Development(Path checkout, int mainDebugger, int agentDebugger) {
    private static final String OPTION = "--debugger-port";

    /** Without tests, and without what only judges the source; Maven asks nobody but its own folder. */
    private static final List<String> BUILD = List.of(
            "./mvnw",
            "-o",
            "-q",
            "-B",
            "-pl",
            "portal-web",
            "-am",
            "package",
            "-DskipTests",
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
        return config.withSetting(Part.MAIN, "SOURCE_FOLDER", portal().toString())
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
     * Builds the portal, and starts it and the consent server anew with their data.
     *
     * @return why that could not be done, or empty
     */
    Optional<String> renewPortal(RunningStack stack) {
        try {
            Process build = new ProcessBuilder(BUILD)
                    .directory(checkout.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (build.waitFor() != 0) {
                return Optional.of("The portal cannot be built and stays as it was.");
            }
            stack.stop(Part.MAIN);
            stack.start(Part.MAIN);
            return Optional.empty();
        } catch (IOException | StartException e) {
            return Optional.of("The portal cannot be renewed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("Interrupted.");
        }
    }

    private Path portal() {
        return checkout.resolve("portal-web").toAbsolutePath();
    }

    private static String debugger(int port) {
        return "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + port;
    }
}
