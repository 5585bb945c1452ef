// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.consentry.agent.disclosure.proof.ChainHead;
import org.consentry.protocol.DisclosureReport;
import org.consentry.protocol.DisclosureReport.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {

    private static final int KILLS = 8;

    @TempDir
    Path folder;

    @Test
    void wheneverItIsKilledEveryInstanceIsReportedExactlyOnce() throws Exception {
        Random random = new Random(7);
        Fixture.Intake server = new Fixture.Intake();
        long intents = 0;
        long sent = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            String said = runAndKill(1 + random.nextInt(400));
            intents += said.chars().filter(c -> c == 'i').count();
            sent += said.chars().filter(c -> c == 's').count();
            try (DisclosureJournal journal = Fixture.open(folder)) {
                Fixture.ship(journal, server);
            }
        }

        assertThat(server.reports.stream().mapToLong(DisclosureReport::sequence))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, server.known).boxed().toList());
        assertThat(instances(server.reports, State.SENT)).isBetween(sent, sent + KILLS);
        assertThat(instances(server.reports, State.SENT) + instances(server.reports, State.UNCERTAIN))
                .isBetween(intents, intents + KILLS);
        assertThat(instances(server.reports, State.UNCERTAIN)).isLessThanOrEqualTo(KILLS);
        FolderFindings found = FolderCheck.of(folder, JournalHomes.KEY.publicKey(), ChainHead.NONE);
        assertThat(found.faults()).isEmpty();
        assertThat(found.signed()).isEqualTo(found.chain());
        assertThat(found.proven()).isPositive();
    }

    /** Reads what the process said until that many letters came, kills it, and reads what it had said until then. */
    private String runAndKill(int letters) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream out = process.getInputStream()) {
            String first = new String(out.readNBytes(letters), java.nio.charset.StandardCharsets.US_ASCII);
            process.toHandle().destroyForcibly(); // unlike the process's own method, leaves its output open
            return first + new String(out.readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static long instances(List<DisclosureReport> reports, State state) {
        return reports.stream()
                .filter(report -> report.state() == state)
                .mapToLong(DisclosureReport::instances)
                .sum();
    }
}
