// SPDX-License-Identifier: Apache-2.0
package org.consentry.agent.dicom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLContext;
import org.consentry.agent.deidentify.KeyFile;
import org.consentry.agent.dicom.peer.Dcmtk;
import org.consentry.agent.disclosure.DisclosureJournal;
import org.consentry.agent.disclosure.Outbox;
import org.consentry.protocol.DisclosureReport;

/** What a {@link Stage} has on the disk, and what a PACS sends it from there. */
final class StageFiles {

    private StageFiles() {}

    /** The key file, made if it is not there. */
    static KeyFile key(Path folder) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve("key");
            return Files.exists(file) ? KeyFile.read(file) : KeyFile.create(file, new Random(2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends files to Northlight at this port as the hospital's PACS does. */
    static Dcmtk.Result send(int port, String encoding, Path... files) {
        List<String> arguments = new ArrayList<>(List.of(
                "-d", encoding, "-nh", "-aec", "NORTHLIGHT", "-aet", "DEMOPACS", "127.0.0.1", Integer.toString(port)));
        for (Path file : files) {
            arguments.add(file.toString());
        }
        return Dcmtk.run("storescu", arguments.toArray(String[]::new));
    }

    /** TLS as the JDK has it. */
    static SSLContext context() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reports to a server that has been told this so far, and deletes what is no longer needed. */
    static void ship(DisclosureJournal journal, List<DisclosureReport> told) {
        try {
            Outbox outbox = new Outbox(journal, batch -> {
                told.addAll(batch);
                return told.isEmpty() ? 0 : told.getLast().sequence();
            });
            int shipped = outbox.doWork();
            while (shipped > 0) {
                shipped = outbox.doWork();
            }
            journal.doWork();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
