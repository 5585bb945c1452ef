// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dicom.dimse.AssociationLostException;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.peer.Company;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.sealed.InTheClear;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The agent is killed again and again: while it takes an image, decides, sends, waits for the recipient's answer,
 * writes the ledger, destroys after a no, and holds by hand. {@code deploy/verify --long} does it a thousand times.
 */
class QueueKillsIT {
    private static final int KILLS = Integer.getInteger("queue.kills", 20);
    /** How many kills between two times that the reports go to the server. */
    private static final int KILLS_BETWEEN_SHIPPING = 10;

    private static final int NUMBERS_OF_A_RUN = 100;
    private static final long LONGEST_WAIT_NANOS = 60_000_000;
    private static final Path FIGURES = Path.of("target", "queue-kills.txt");

    private final Random random = new Random(11);
    private final Set<Integer> acknowledged = new TreeSet<>();
    private final List<DisclosureReport> told = new ArrayList<>();
    private int unanswered;
    private boolean mustBeHeld;

    @TempDir
    Path temp;

    /** What a run does before it is killed. */
    private enum Deed {
        /** Takes images, and is killed within one. */
        TAKES,
        /** Sends them on. */
        SENDS,
        /** Hears a no of the patient, while the company refuses everything. */
        DESTROYS,
        /** Is told to hold the route. */
        HOLDS
    }

    @Test
    void whereverItIsKilledNothingIsLostOrSentTwiceUnsaidOrUnrecordedOrInTheClear() throws Exception {
        try (Company company = new Company()) {
            for (int kill = 0; kill < KILLS; kill++) {
                Deed deed = Deed.values()[kill % Deed.values().length];
                company.mood(deed == Deed.DESTROYS ? Company.Mood.REFUSES : Company.Mood.TAKES);
                runAndKill(company.port(), kill, deed);
                assertNothingInTheClear();
                if (kill % KILLS_BETWEEN_SHIPPING == 0) {
                    ship(company.port());
                }
            }
            company.mood(Company.Mood.TAKES);
            workOff(company.port());
            ship(company.port());
            assertEachIsAccountedFor(company.kept().stream()
                    .map(dataset ->
                            Integer.valueOf(dataset.string(Tag.INSTANCE_NUMBER).orElseThrow()))
                    .toList());
            try (Stream<Path> left = Files.list(temp.resolve("queue"))) {
                assertThat(left).isEmpty();
            }
        }
    }

    private void assertEachIsAccountedFor(List<Integer> arrived) throws IOException {
        Set<Integer> notArrived = new TreeSet<>(acknowledged);
        arrived.forEach(notArrived::remove);
        int doubled = arrived.size() - new HashSet<>(arrived).size();
        int sent = instances(State.SENT);
        int perhaps = instances(State.UNCERTAIN);
        int destroyed = instances(State.DESTROYED);
        Files.writeString(
                FIGURES,
                KILLS + " kills, " + acknowledged.size() + " acknowledged, " + arrived.size() + " arrivals, " + doubled
                        + " of them twice, " + sent + " recorded as sent, " + perhaps + " as perhaps sent, " + destroyed
                        + " as destroyed, " + notArrived.size() + " acknowledged and not arrived, " + unanswered
                        + " never answered\n");

        assertThat(destroyed)
                .as("what did not arrive was destroyed with a record")
                .isBetween(notArrived.size(), notArrived.size() + unanswered + perhaps);
        assertThat(perhaps).as("sent twice and said so").isBetween(doubled, KILLS);
        assertThat(sent + perhaps).as("arrivals with a record").isBetween(arrived.size(), arrived.size() + KILLS);
    }

    private int instances(State state) {
        return told.stream()
                .filter(report -> report.state() == state)
                .mapToInt(DisclosureReport::instances)
                .sum();
    }

    private void runAndKill(int companyPort, int kill, Deed deed) throws Exception {
        Process process = start(companyPort);
        try (BufferedReader out = process.inputReader(StandardCharsets.US_ASCII);
                PrintStream commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII)) {
            Sender pacs = new Sender(begun(out, commands));
            int first = kill * NUMBERS_OF_A_RUN;
            int count = 1 + random.nextInt(20);
            for (int number = first; number < first + count; number++) {
                send(pacs, number);
            }
            switch (deed) {
                case TAKES -> {
                    Thread killer = new Thread(process.toHandle()::destroyForcibly);
                    killer.start();
                    send(pacs, first + count);
                    killer.join();
                }
                case SENDS -> LockSupport.parkNanos(random.nextLong(LONGEST_WAIT_NANOS));
                case DESTROYS -> {
                    commands.println("no");
                    awaitLine(out, "no");
                    LockSupport.parkNanos(random.nextLong(LONGEST_WAIT_NANOS));
                }
                case HOLDS -> {
                    commands.println("hold");
                    LockSupport.parkNanos(random.nextLong(LONGEST_WAIT_NANOS));
                }
            }
            process.toHandle().destroyForcibly(); // unlike the process's own method, leaves its output open
            mustBeHeld = out.lines().toList().contains("held");
        } catch (AssociationLostException e) {
            // killed within an image: nobody was told that it has arrived
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void awaitLine(BufferedReader out, String wanted) throws IOException {
        String line = out.readLine();
        while (line != null && !line.equals(wanted)) {
            line = out.readLine();
        }
    }

    private void send(Sender pacs, int number) {
        unanswered++;
        if (pacs.send(Scan.withPixels(Scan.ct(Stage.ANNA, number)), number).equals(Status.SUCCESS)) {
            acknowledged.add(number);
            unanswered--;
        }
    }

    /** The port, once what the run before was told to hold has been found held, and is released. */
    private int begun(BufferedReader out, PrintStream commands) throws IOException {
        int port = Integer.parseInt(out.readLine());
        String held = out.readLine();
        if (mustBeHeld) {
            assertThat(held).isEqualTo("held");
        }
        mustBeHeld = false;
        commands.println("release");
        return port;
    }

    private void workOff(int companyPort) throws Exception {
        Process last = start(companyPort);
        try (BufferedReader out = last.inputReader(StandardCharsets.US_ASCII);
                PrintStream commands = new PrintStream(last.getOutputStream(), true, StandardCharsets.US_ASCII)) {
            begun(out, commands);
            assertThat(out.lines().anyMatch("empty"::equals)).isTrue();
        } finally {
            last.destroyForcibly().waitFor();
        }
    }

    private void ship(int companyPort) {
        try (Stage stage = new Stage(temp, companyPort)) {
            stage.ship(told);
        }
    }

    private void assertNothingInTheClear() throws IOException {
        try (Stream<Path> files = Files.list(temp.resolve("queue"))) {
            for (Path file : files.toList()) {
                InTheClear.findsNone(file, "Fictional", Scan.STUDY, Scan.CT_CLASS, "Olga Ortiz");
            }
        }
    }

    private Process start(int companyPort) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        QueueingProcess.class.getName(),
                        temp.toString(),
                        Integer.toString(companyPort))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
