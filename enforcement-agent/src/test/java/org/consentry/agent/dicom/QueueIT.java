// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.consentry.agent.dataset.Dataset;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.dimse.AssociationLostException;
import org.consentry.agent.dicom.dimse.Status;
import org.consentry.agent.dicom.peer.Company;
import org.consentry.agent.dicom.peer.Dcmtk;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.dicom.peer.StoreScp;
import org.consentry.policy.Reason;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.StoreAndForward;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue between DCMTK's programs, and with its process killed. */
class QueueIT {
    private static final int KILLS = 5;

    @TempDir
    Path temp;

    @Test
    void aCompanyThatIsDownGetsTheScansWhenItIsUpAgain() {
        int port = Dcmtk.freePort();
        try (Stage stage = new Stage(temp, port)) {
            stage.waits(StoreAndForward.ANY_TIME);
            Path ct = Scan.file(
                    temp.resolve("1.dcm"), Scan.withPixels(Scan.ct(Stage.ANNA, 1)), TransferSyntax.EXPLICIT_LE);
            Path rle = Scan.file(temp.resolve("2.dcm"), Scan.withFragments(Scan.mr(Stage.ANNA, 2)), Scan.RLE);
            assertThat(stage.send("-xe", ct).statuses()).containsExactly("0x0000");
            assertThat(stage.send("-xr", rle).statuses()).containsExactly("0x0000");
            stage.workOff();
            assertThat(stage.queue().counts().waiting()).isEqualTo(2);

            try (StoreScp vendor = StoreScp.start(temp.resolve("vendor"), port)) {
                stage.later(Duration.ofSeconds(7));
                stage.workOff();

                assertThat(vendor.files()).hasSize(2);
                String dump =
                        Dcmtk.run("dcmdump", vendor.files().get(0).toString()).output();
                assertThat(dump).contains("(0012,0062) CS [YES]").doesNotContain("Fictional", Stage.ANNA);
            }
            assertThat(stage.queue().counts().waiting()).isZero();
            assertThat(stage.reports())
                    .extracting(DisclosureReport::state, DisclosureReport::instances)
                    .containsExactly(tuple(State.SENT, 2));
        }
    }

    @Test
    void aNoThatComesWhileTheCompanyIsDownDestroysThem() {
        int port = Dcmtk.freePort();
        try (Stage stage = new Stage(temp, port)) {
            stage.waits(StoreAndForward.ANY_TIME);
            Path one = Scan.file(
                    temp.resolve("1.dcm"), Scan.withPixels(Scan.ct(Stage.ANNA, 1)), TransferSyntax.EXPLICIT_LE);
            Path two = Scan.file(
                    temp.resolve("2.dcm"), Scan.withPixels(Scan.ct(Stage.ANNA, 2)), TransferSyntax.EXPLICIT_LE);
            assertThat(stage.send("-xe", one, two).statuses()).containsExactly("0x0000", "0x0000");
            stage.annaSaysNo();
            stage.workOff();

            try (StoreScp vendor = StoreScp.start(temp.resolve("vendor"), port)) {
                stage.later(Duration.ofSeconds(7));
                stage.workOff();
                assertThat(vendor.files()).isEmpty();
            }
            assertThat(stage.reports())
                    .extracting(DisclosureReport::state, DisclosureReport::reason, DisclosureReport::instances)
                    .containsExactly(tuple(State.DESTROYED, Reason.CONSENT_DENY, 2));
        }
    }

    @Test
    void aCompanyThatTakesNoSuchEncodingLetsAPersonLook() {
        try (StoreScp vendor = StoreScp.start(temp.resolve("vendor"), "+xi");
                Stage stage = new Stage(temp, vendor.port())) {
            stage.waits(StoreAndForward.ANY_TIME);
            Path rle = Scan.file(temp.resolve("1.dcm"), Scan.withFragments(Scan.mr(Stage.ANNA, 1)), Scan.RLE);
            Path plain = Scan.file(
                    temp.resolve("2.dcm"), Scan.withPixels(Scan.mr(Stage.ANNA, 2)), TransferSyntax.IMPLICIT_LE);
            assertThat(stage.send("-xr", rle).statuses()).containsExactly("0x0000");
            assertThat(stage.send("-xi", plain).statuses()).containsExactly("0x0000");
            stage.workOff();

            assertThat(vendor.files()).hasSize(1);
            assertThat(stage.queue().counts().held()).isEqualTo(1);
        }
    }

    @Test
    void whereverItIsKilledNothingAcknowledgedIsLostAndEachArrivalIsRecorded() throws Exception {
        Random random = new Random(11);
        List<String> acknowledged = new ArrayList<>();
        try (Company company = new Company()) {
            for (int kill = 0; kill < KILLS; kill++) {
                sendAndKill(company.port(), kill * 100, 1 + random.nextInt(20), acknowledged);
            }
            Process last = start(company.port());
            try (BufferedReader out = last.inputReader(StandardCharsets.US_ASCII)) {
                out.readLine();
                assertThat(out.readLine()).isEqualTo("empty");
            } finally {
                last.destroyForcibly().waitFor();
            }

            List<String> arrived = company.kept().stream()
                    .map(dataset -> dataset.string(Tag.INSTANCE_NUMBER).orElseThrow())
                    .toList();
            assertThat(arrived).containsAll(acknowledged);
            try (Stage after = new Stage(temp, company.port())) {
                int recorded = after.reports().stream()
                        .filter(report -> report.state() == State.SENT || report.state() == State.UNCERTAIN)
                        .mapToInt(DisclosureReport::instances)
                        .sum();
                assertThat(recorded).isBetween(arrived.size(), arrived.size() + KILLS);
            }
            try (Stream<Path> left = Files.list(temp.resolve("queue"))) {
                assertThat(left).isEmpty();
            }
        }
    }

    /** Sends until so many are acknowledged, then kills it without a word, perhaps within the next one. */
    private void sendAndKill(int companyPort, int first, int count, List<String> acknowledged) throws Exception {
        Process process = start(companyPort);
        try (BufferedReader out = process.inputReader(StandardCharsets.US_ASCII)) {
            int port = Integer.parseInt(out.readLine());
            Sender pacs = new Sender(port);
            Thread killer = new Thread(() -> {});
            for (int number = first + 1; number <= first + count + 1; number++) {
                if (number == first + count + 1) {
                    killer = new Thread(process.toHandle()::destroyForcibly);
                    killer.start();
                }
                Dataset image = Scan.withPixels(Scan.ct(Stage.ANNA, number));
                if (pacs.send(image, number).equals(Status.SUCCESS)) {
                    acknowledged.add(Integer.toString(number));
                }
            }
            killer.join();
        } catch (AssociationLostException e) {
            // killed within an image: nobody was told that it has arrived
        } finally {
            process.destroyForcibly().waitFor();
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
