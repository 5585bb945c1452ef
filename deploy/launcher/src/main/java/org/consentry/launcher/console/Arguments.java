// SPDX-License-Identifier: Apache-2.0
package org.consentry.launcher.console;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.consentry.launcher.Ports;

/** Reads the demo's command line. */
final class Arguments {
    static final String HELP = """
            Usage: deploy/demo [options]

            Starts Consentry with fictional patients on this machine and ends with a short tour.
            Ctrl-C stops everything; a second start keeps the data.

              --reset               forget all data of earlier starts
              --prepare             set up PostgreSQL and Keycloak where that was not done yet, and end (part of the build)
              --orthanc             a real Orthanc in the place of the demo's PACS
              --dev                 pages from the source folder, debugger ports, p + Enter starts the portal anew
              --run-folder FOLDER   where data, logs and secrets are kept (default: run)
              --free-ports          choose ports that nobody uses
              --portal-port N       portal and consent server (default 8080)
              --systems-port N      consent server for agents and export systems (default 8081)
              --pages-port N        consent server for the portal's pages (default 8082)
              --agent-port N        the enforcement agent (default 8090)
              --dicom-port N        the enforcement agent's DICOM listener (default 11112)
              --login-port N        Keycloak (default 8180)
              --database-port N     PostgreSQL (default 15432)
              --pacs-port N         the demo's PACS (default 11113)
              --receiver-port N     first of the demo's receivers (default 11121)
              --mail-port N         a mail server on this machine, which takes notes to patients (default: none are sent)
              --debugger-port N     with --dev: portal and consent server; the agent's is the next (default 5005)
              --help                show this
            """;

    private static final String MAIL = "--mail-port";
    private static final String DEBUGGER = "--debugger-port";
    private static final String RUN_FOLDER = "--run-folder";
    private static final String PREPARE = "--prepare";
    private static final Set<String> FLAGS = Set.of("--reset", "--orthanc", "--dev", "--free-ports", PREPARE);
    private static final Map<String, Integer> PORTS = Map.of(
            "--portal-port",
            8080,
            "--systems-port",
            8081,
            "--pages-port",
            8082,
            "--agent-port",
            8090,
            "--dicom-port",
            11112,
            "--login-port",
            8180,
            "--database-port",
            15432,
            "--pacs-port",
            11113,
            "--receiver-port",
            11121,
            DEBUGGER,
            5005);

    private final Path checkout;
    private final Set<String> flags = new HashSet<>();
    private final Map<String, Integer> ports = new HashMap<>(PORTS);
    private Path run;

    private Arguments(Path checkout) {
        this.checkout = checkout;
        this.run = checkout.resolve("run");
    }

    /** Relative folders are meant from {@code checkout}. */
    static DemoCommand parse(List<String> words, Path checkout) {
        if (words.contains("--help") || words.contains("-h")) {
            return new DemoCommand.Help();
        }
        Arguments arguments = new Arguments(checkout);
        Iterator<String> rest = words.iterator();
        try {
            while (rest.hasNext()) {
                arguments.read(rest.next(), rest);
            }
            DemoOptions options = arguments.options();
            return arguments.flags.contains(PREPARE) ? new DemoCommand.Prepare(options) : new DemoCommand.Run(options);
        } catch (IllegalArgumentException e) {
            return new DemoCommand.Wrong(e.getMessage() + " See deploy/demo --help.");
        }
    }

    private void read(String word, Iterator<String> rest) {
        if (FLAGS.contains(word)) {
            flags.add(word);
        } else if (word.equals(RUN_FOLDER)) {
            run = checkout.resolve(value(word, rest));
        } else if (PORTS.containsKey(word) || word.equals(MAIL)) {
            ports.put(word, port(word, value(word, rest)));
        } else {
            throw new IllegalArgumentException("There is no option \"" + word + "\".");
        }
    }

    private DemoOptions options() {
        requireDifferentPorts();
        boolean free = flags.contains("--free-ports");
        return new DemoOptions(
                run,
                free ? Ports.free() : chosenPorts(),
                free ? PeerPorts.free() : PeerPorts.startingAt(of("--pacs-port"), of("--receiver-port")),
                flags.contains("--orthanc"),
                flags.contains("--reset"),
                Optional.ofNullable(ports.get(MAIL)),
                flags.contains("--dev") ? Optional.of(development(free)) : Optional.empty());
    }

    private Development development(boolean free) {
        return free ? Development.onFreePorts(checkout) : new Development(checkout, of(DEBUGGER), of(DEBUGGER) + 1);
    }

    private Ports chosenPorts() {
        return new Ports(
                of("--portal-port"),
                of("--systems-port"),
                of("--pages-port"),
                of("--agent-port"),
                of("--dicom-port"),
                of("--login-port"),
                of("--database-port"));
    }

    private void requireDifferentPorts() {
        Map<Integer, String> seen = new TreeMap<>();
        new TreeMap<>(ports).forEach((option, port) -> {
            String other = seen.putIfAbsent(port, option);
            if (other != null) {
                throw new IllegalArgumentException(other + " and " + option + " are both " + port + ".");
            }
        });
    }

    private int of(String option) {
        return ports.getOrDefault(option, 0);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value.");
        }
        return rest.next();
    }

    private static int port(String option, String word) {
        if (word.matches("[0-9]{1,5}") && Integer.parseInt(word) >= 1 && Integer.parseInt(word) <= 65_000) {
            return Integer.parseInt(word);
        }
        throw new IllegalArgumentException(option + " needs a number from 1 to 65000, not \"" + word + "\".");
    }
}
