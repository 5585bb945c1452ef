// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.bypass.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.consentry.agent.bypass.Inside;
import org.consentry.agent.bypass.Sights;
import org.consentry.protocol.DisclosureReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that was not written here sends by syslog: {@code logger} of util-linux, in both ways of RFC 6587. */
class LoggerIT {
    private static final int MOST_LOOKS = 1500;

    @TempDir
    Path folder;

    @Test
    void whatLoggerSendsIsRead() throws Exception {
        ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        try (Sights sights = new Sights(folder);
                AuditListener listener =
                        new AuditListener(door, AuditListener.Guard.PLAIN, sights.lookout(Inside.NOTHING))) {
            String message = AuditListenerTest.TRANSFERRED.replace("\n", "");
            log(listener.port(), message, "--octet-count");
            log(listener.port(), message.replace("2.999.5.1", "2.999.5.2"));

            List<DisclosureReport> reports = sights.reports();
            for (int i = 0; reports.size() < 2 && i < MOST_LOOKS; i++) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
                reports = sights.reports();
            }
            assertThat(reports)
                    .extracting(report -> String.valueOf(report.study()))
                    .containsExactlyInAnyOrder("StudyUid[value=2.999.5.1]", "StudyUid[value=2.999.5.2]");
        }
    }

    private static void log(int port, String message, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "logger",
                "--server",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--tcp",
                "--rfc5424",
                "--msgid",
                "IHE+DICOM",
                "--size",
                "100000"));
        command.addAll(List.of(options));
        command.add(message);
        Process logger = new ProcessBuilder(command).inheritIO().start();
        assertThat(logger.waitFor()).isZero();
    }
}
