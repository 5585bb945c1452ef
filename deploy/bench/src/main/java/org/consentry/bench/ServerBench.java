// SPDX-License-Identifier: Apache-2.0
package org.consentry.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consentry.demo.FictionalHospital;
import org.consentry.launcher.Client;
import org.consentry.launcher.Part;
import org.consentry.launcher.Ports;
import org.consentry.launcher.Progress;
import org.consentry.launcher.RunningStack;
import org.consentry.launcher.Stack;
import org.consentry.launcher.StackConfig;
import org.consentry.launcher.console.DemoOptions;
import org.consentry.launcher.console.PeerPorts;

/**
 * Starts the consent server with a large hospital's data and measures it over HTTP. Arguments: the checkout, a folder
 * for the data (kept, so that a second run starts at once), the CSV file, how many patients and how many audit events,
 * and what to measure: {@code pages}, {@code questions}, {@code sizes}, {@code bulk}, {@code feed}, {@code authzen},
 * {@code load}, {@code faults}, in any number.
 */
public final class ServerBench {

    private static final long MANY = 10_000;
    private static final long ORDINARY = 200;
    private static final int SECONDS = 6;
    private static final int LOAD_SECONDS = Integer.getInteger("load.seconds", 600);
    private static final int FAULTS_SECONDS = Integer.getInteger("faults.seconds", 3600);
    private static final int QUESTIONS = 20_700;

    private static final Set<String> WITH_AGENT = Set.of("load", "faults", "authzen");

    private ServerBench() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        if (arguments.length < 6) {
            throw new IllegalArgumentException(
                    "expected: checkout, data folder, CSV file, patients, events, and what to measure");
        }
        Path folder = Path.of(arguments[1]).toAbsolutePath();
        long patients = Long.parseLong(arguments[3]);
        long events = Long.parseLong(arguments[4]);
        Set<String> wanted = Stream.of(arguments)
                .skip(5)
                .filter(Set.of("pages", "questions", "sizes", "bulk", "feed", "authzen", "load", "faults")::contains)
                .collect(Collectors.toSet());
        Figures figures = Figures.into(Path.of(arguments[2]));
        PeerPorts peers = PeerPorts.free();
        DemoOptions options =
                new DemoOptions(folder, Ports.free(), peers, false, false, Optional.empty(), Optional.empty());
        FictionalHospital hospital = new FictionalHospital();
        StackConfig config = hospital.prepare(
                        StackConfig.inCheckout(Path.of(arguments[0]).toAbsolutePath(), folder)
                                .withPorts(options.ports())
                                .withPasswordGrant(),
                        options)
                .withParts(
                        WITH_AGENT.stream().anyMatch(wanted::contains)
                                ? EnumSet.allOf(Part.class)
                                : EnumSet.complementOf(EnumSet.of(Part.AGENT)))
                // As a hospital runs it: both compilers. The demo starts with the quick one only.
                .withSetting(Part.MAIN, "_JAVA_OPTIONS", "-XX:TieredStopAtLevel=4 -Xmx2g")
                // Two people stand for all who read pages.
                .withSetting(Part.MAIN, "CALLS_A_MINUTE", "person-reads=9000000,decisions=9000000")
                .withSetting(Part.AGENT, "CALLS_A_MINUTE", "9000000")
                .withSetting(Part.AGENT, "_JAVA_OPTIONS", "-Xmx1g");
        Progress log = new Spoken();
        Files.createDirectories(folder);
        try (RunningStack stack = Stack.start(config, log)) {
            hospital.open(stack, options, log);
            try (Connection database = owner(stack)) {
                new BigHospital(database, log)
                        .grow(patients, events, wanted.contains("load") || wanted.contains("faults") ? ORDINARY : MANY);
                if (wanted.contains("questions")) {
                    QuestionsBench.ask(database, QUESTIONS);
                }
                TableScans scans = new TableScans(database);
                TreeMap<String, Long> before = scans.soFar();
                measure(stack, wanted, patients, silent(database, patients), folder, figures);
                scans.since(before, figures);
            }
            if (wanted.contains("faults")) {
                long silent;
                try (Connection database = owner(stack)) {
                    silent = silent(database, patients);
                }
                new FaultsBench(stack, figures, InstantSource.system(), silent).run(FAULTS_SECONDS, () -> owner(stack));
            }
        }
    }

    private static Connection owner(RunningStack stack) throws SQLException {
        return DriverManager.getConnection(
                stack.databaseUrl(), "consentry_owner", stack.secrets().databaseOwner());
    }

    /** The first patient from whom on nobody has said anything, neither in the loaded data nor in an earlier run. */
    private static long silent(Connection database, long patients) throws SQLException {
        long first = patients / 2 / 100 * 100 + 15;
        // The loaded data has Consents of the first 15 of each hundred.
        try (Statement statement = database.createStatement();
                ResultSet earlier = statement.executeQuery("select max(number) from (select substr(patient, 7)::bigint"
                        + " from resource where type = 'Consent' and patient like 'bench-%') as consents (number)"
                        + " where number % 100 >= 15")) {
            long last = earlier.next() ? earlier.getLong(1) : 0;
            return Math.max(first, last);
        }
    }

    private static void measure(
            RunningStack stack, Set<String> wanted, long patients, long silent, Path folder, Figures figures)
            throws IOException, InterruptedException {
        URI fhir = stack.endpoints().fhir();
        if (wanted.contains("pages")) {
            new PagesBench(new BenchClient(fhir, stack.tokens().ofUser("anna", "demo-anna")), figures).run();
        }
        if (wanted.contains("questions")) {
            new QuestionsBench(new BenchClient(fhir, stack.tokens().ofUser("anna", "demo-anna")), figures).run();
        }
        if (wanted.contains("sizes")) {
            new SizesBench(new BenchClient(fhir, stack.tokens().ofUser("anna", "demo-anna")), figures).run();
        }
        if (wanted.contains("bulk")) {
            new BulkBench(fhir, stack.tokens().ofUser("dana", "demo-dana"), figures).run();
        }
        if (wanted.contains("feed")) {
            new FeedBench(
                            stack.endpoints().server(),
                            stack.tokens().ofClient(Client.ARCHIVE),
                            new BenchClient(fhir, stack.tokens().ofClient(Client.REGISTRAR)),
                            InstantSource.system())
                    .run(silent, figures);
        }
        if (wanted.contains("load")) {
            new LoadBench(stack, figures, InstantSource.system(), silent).run(LOAD_SECONDS);
        }
        if (wanted.contains("authzen")) {
            AuthzenLoad load = new AuthzenLoad(folder, () -> stack.tokens().ofClient(Client.EXPORT), patients);
            for (Part part : List.of(Part.MAIN, Part.AGENT)) {
                load.run(door(stack, part), SECONDS, figures);
            }
        }
    }

    private static AuthzenLoad.Door door(RunningStack stack, Part part) {
        boolean server = part == Part.MAIN;
        URI base = server ? stack.endpoints().server() : stack.endpoints().agent();
        List<Part> workers = server ? List.of(part, Part.DATABASE) : List.of(part);
        return new AuthzenLoad.Door(
                "AuthZEN, " + (server ? "server" : "agent"),
                URI.create(base + "/access/v1/evaluation"),
                URI.create(base + "/.well-known/authzen-configuration"),
                workers.stream()
                        .map(each -> new AuthzenLoad.Worker(each.process(), stack.pid(each)))
                        .toList());
    }

    /** Progress in the log. */
    private static final class Spoken implements Progress {
        private static final System.Logger LOG = System.getLogger("bench");

        @Override
        public void begin(String what) {
            LOG.log(System.Logger.Level.INFO, "{0} ...", what);
        }

        @Override
        public void done(String what, Duration took) {
            LOG.log(System.Logger.Level.INFO, "{0}: {1} ms", what, took.toMillis());
        }

        @Override
        public void note(String line) {
            LOG.log(System.Logger.Level.INFO, "{0}", line);
        }
    }
}
