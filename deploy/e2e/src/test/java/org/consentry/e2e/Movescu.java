// SPDX-License-Identifier: Apache-2.0
package org.consentry.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DCMTK's {@code movescu}, as a workstation that asks a PACS to send a scan to somebody. */
final class Movescu {

    static final String AE_TITLE = "WORKSTATION";

    private static final Pattern FINAL = Pattern.compile("Received Final Move Response \\(([^)]+)\\)");

    private final int port;

    /**
     * Asks an Orthanc.
     *
     * @param port where it listens for DICOM
     */
    Movescu(int port) {
        this.port = port;
    }

    /** Asks for a scan to be moved to an AE title; returns what the last response says. */
    String move(String study, String to) {
        List<String> command = List.of(
                "movescu",
                "-v",
                "-S",
                "-aet",
                AE_TITLE,
                "-aec",
                "ORTHANC",
                "-aem",
                to,
                "-k",
                "QueryRetrieveLevel=STUDY",
                "-k",
                "StudyInstanceUID=" + study,
                "127.0.0.1",
                Integer.toString(port));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (InputStream out = process.getInputStream()) {
                String log = new String(out.readAllBytes(), StandardCharsets.UTF_8);
                Matcher last = FINAL.matcher(log);
                return last.find() ? last.group(1) : log;
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("expected DCMTK's movescu (Debian package dcmtk), found none that runs", e);
        }
    }
}
