// SPDX-License-Identifier: Apache-2.0
package org.consentry.program;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.consentry.agent.command.CommandLine;
import org.consentry.agent.command.JournalCommand;
import org.consentry.launcher.process.StartException;

/**
 * The agent in one jar. Exit codes of {@code check}: 0 if the settings are whole, 1 if they need work, 2 if they could
 * not be read. {@code run} ends with them before it starts anything, and else as the agent's process does.
 */
public final class AgentProgram {
    private static final String USAGE = """
            Usage: java -jar consentry-agent.jar run FILE      runs the agent with the settings in FILE
                   java -jar consentry-agent.jar check FILE    says all that is wrong with them, and starts nothing
                   java -jar consentry-agent.jar journal FOLDER KEY [LINK HASH]
                                                               checks the records of what left
            """;

    private static final int NEEDS_WORK = 1;
    private static final int UNREADABLE = 2;

    private AgentProgram() {}

    /** Runs it. */
    @CommandLine
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), InstantSource.system(), System.out, System.err));
    }

    static int run(List<String> arguments, InstantSource clock, PrintStream out, PrintStream err) {
        if (!arguments.isEmpty() && arguments.getFirst().equals("journal")) {
            return JournalCommand.run(arguments.subList(1, arguments.size()), out, err);
        }
        if (arguments.size() != 2 || !List.of("run", "check").contains(arguments.getFirst())) {
            err.print(USAGE);
            return UNREADABLE;
        }
        try {
            ProgramSettings settings =
                    ProgramSettings.of(SettingsFile.read(Path.of(arguments.get(1))), clock.instant());
            if (arguments.getFirst().equals("run")) {
                return new AgentRun(settings).untilItEnds(out);
            }
            out.println("The settings are whole.");
            return 0;
        } catch (SettingsMistakesException | StartException e) {
            err.println(e.getMessage());
            return NEEDS_WORK;
        } catch (IOException | InvalidPathException e) {
            err.println(e.getMessage());
            return UNREADABLE;
        }
    }
}
