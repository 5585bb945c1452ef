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
import java.util.List;
import java.util.stream.Stream;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dataset.TransferSyntax;
import org.consentry.agent.dicom.peer.Company;
import org.consentry.agent.dicom.peer.Scan;
import org.consentry.agent.dicom.peer.StoreScp;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.consentry.protocol.StoreAndForward;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies that leave whole: between DCMTK's programs, and with an agent that is killed while images wait. */
class WholeStudyIT {
    @TempDir
    Path temp;

    @Test
    void imagesThatComeOnSeveralAssociationsLeaveTogether() {
        try (StoreScp vendor = StoreScp.start(temp.resolve("vendor"));
                Stage stage = new Stage(temp, vendor.port())) {
            stage.waits(StoreAndForward.ANY_TIME.resting(60));
            assertThat(stage.send("-xe", file(1)).statuses()).containsExactly("0x0000");
            stage.later(Duration.ofSeconds(59));
            assertThat(stage.send("-xe", file(2), file(3)).statuses()).containsExactly("0x0000", "0x0000");
            stage.later(Duration.ofSeconds(59));
            stage.workOff();
            assertThat(vendor.files()).isEmpty();

            stage.later(Duration.ofSeconds(1));
            stage.workOff();

            assertThat(vendor.files()).hasSize(3);
            assertThat(stage.reports())
                    .extracting(DisclosureReport::state, DisclosureReport::instances)
                    .containsExactly(tuple(State.SENT, 3));
        }
    }

    /** The rest is a day of the process's time, which goes a second in five milliseconds: only the number ends it. */
    @Test
    void whatWaitedWhenTheAgentWasKilledLeavesWithTheRestOfItsStudy() throws Exception {
        try (Company company = new Company()) {
            Process killed = start(company.port());
            try (BufferedReader out = killed.inputReader(StandardCharsets.US_ASCII)) {
                send(Integer.parseInt(out.readLine()), 1, 2, 3);
            } finally {
                killed.destroyForcibly().waitFor();
            }
            assertThat(company.associations()).isZero();
            assertThat(heads()).isEqualTo(3);

            Process again = start(company.port());
            try (BufferedReader out = again.inputReader(StandardCharsets.US_ASCII)) {
                send(Integer.parseInt(out.readLine()), 4, 5);
                assertThat(out.lines().anyMatch("empty"::equals)).isTrue();
            } finally {
                again.destroyForcibly().waitFor();
            }
            assertThat(company.kept())
                    .extracting(dataset -> dataset.string(Tag.INSTANCE_NUMBER).orElse(""))
                    .containsExactlyInAnyOrder("1", "2", "3", "4", "5");
        }
    }

    private long heads() throws IOException {
        try (Stream<Path> files = Files.list(temp.resolve("queue"))) {
            return files.filter(file -> file.toString().endsWith(".waits")).count();
        }
    }

    private Path file(int number) {
        return Scan.file(
                temp.resolve(number + ".dcm"),
                Scan.withPixels(Scan.ct(Stage.ANNA, number)),
                TransferSyntax.EXPLICIT_LE);
    }

    private static void send(int port, int... numbers) {
        try (Sender pacs = new Sender(port)) {
            for (int number : numbers) {
                assertThat(pacs.send(
                                        Scan.withPixels(Scan.ct(Stage.ANNA, number)
                                                .put(Tag.NUMBER_OF_STUDY_RELATED_INSTANCES, "5")),
                                        number)
                                .isStored())
                        .isTrue();
            }
        }
    }

    private Process start(int companyPort) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        QueueingProcess.class.getName(),
                        temp.toString(),
                        Integer.toString(companyPort),
                        Integer.toString(StoreAndForward.MOST_REST)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
