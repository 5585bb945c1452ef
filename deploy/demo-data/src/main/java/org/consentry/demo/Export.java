// SPDX-License-Identifier: Apache-2.0
package org.consentry.demo;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.consentry.agent.dataset.DicomFile;
import org.consentry.agent.dataset.Limits;
import org.consentry.agent.dataset.Tag;
import org.consentry.agent.dicom.dimse.AeTitle;
import org.consentry.agent.dicom.dimse.AssociationLostException;
import org.consentry.agent.dicom.dimse.AssociationRejectedException;
import org.consentry.agent.dicom.dimse.Timeouts;
import org.consentry.agent.dicom.storage.Sent;
import org.consentry.agent.dicom.storage.StorageScu;
import org.consentry.launcher.console.Console;
import org.consentry.policy.StudyUid;

/**
 * Sends one scan from the demo's PACS towards a company, as the PACS itself would: to the agent, under the AE title of
 * that company's route.
 */
public final class Export {

    private static final int ARGUMENTS = 3;

    private final PrintStream out;

    private Export(PrintStream out) {
        this.out = out;
    }

    /**
     * Exits with 0 if every image was stored, 3 if any was refused or failed, 1 if nothing could be asked.
     *
     * @param words the PACS folder, the scan, the called AE title
     */
    public static void main(String[] words) {
        Console console = Console.ofProcess();
        if (words.length != ARGUMENTS) {
            console.err().println("expected: folder scan route, found " + words.length + " words");
            System.exit(1);
        }
        try {
            boolean all = new Export(console.out()).send(Path.of(words[0]), words[1], words[2]);
            System.exit(all ? 0 : 3);
        } catch (IOException e) {
            console.err().println("The PACS folder " + words[0] + " cannot be read. Does the demo run?");
        } catch (AssociationRejectedException e) {
            console.err().println("The agent does not know the route " + words[2] + ".");
        } catch (AssociationLostException e) {
            console.err().println("The agent does not answer. Does the demo run?");
        }
        System.exit(1);
    }

    private boolean send(Path folder, String scan, String route) throws IOException {
        List<Path> files = files(folder, scan);
        if (files.isEmpty()) {
            out.println("The PACS has no scan " + scan + ". It has demo-scan-01 to demo-scan-60.");
            return false;
        }
        Optional<URI> orthanc = DemoPacs.orthanc(folder);
        if (orthanc.isPresent()) {
            return send(OrthancPacs.at(orthanc.get()), files.get(0), route);
        }
        StorageScu pacs = new StorageScu(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), DemoPacs.agentPort(folder)),
                new AeTitle(route),
                new AeTitle(DemoPacs.AE_TITLE),
                Timeouts.STANDARD);
        out.println("Sending " + files.size() + " images of " + scan + " to " + route + " ...");
        List<Sent> sent = pacs.send(files, this::print);
        return sent.stream().allMatch(each -> each.status().isStored());
    }

    private boolean send(OrthancPacs orthanc, Path oneOfTheScan, String route) throws IOException {
        StudyUid study;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(oneOfTheScan))) {
            study = new StudyUid(DicomFile.read(in, Limits.STANDARD)
                    .header()
                    .dataset()
                    .string(Tag.STUDY_INSTANCE_UID)
                    .orElseThrow());
        }
        boolean all = orthanc.export(study, route);
        out.println(
                all
                        ? "Orthanc sent the scan; the company stored every image."
                        : "Orthanc could not send the scan: it was refused or failed; see orthanc.log.");
        return all;
    }

    private void print(Sent sent) {
        String what = sent.status().isStored()
                ? "stored by the company"
                : "not sent: " + sent.status().comment();
        out.println(
                "  " + sent.file().getFileName() + "  status " + sent.status().text() + "  " + what);
    }

    private static List<Path> files(Path folder, String scan) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(scan + "-"))
                    .filter(file -> file.getFileName().toString().endsWith(".dcm"))
                    .sorted()
                    .toList();
        }
    }
}
