// SPDX-License-Identifier: Apache-2.0
package org.consentry.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The fictional hospital's PACS: a folder with the images of every scan. */
final class DemoPacs {

    /** Under this AE title it calls the agent. */
    static final String AE_TITLE = "DEMOPACS";

    private static final String AGENT_PORT = "agent-port.txt";
    private static final String ORTHANC = "orthanc.txt";

    private DemoPacs() {}

    /** Notes where the agent listens, as a PACS keeps a list of those it sends to. */
    static void remember(Path folder, int agentPort) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(AGENT_PORT), Integer.toString(agentPort));
        Files.deleteIfExists(folder.resolve(ORTHANC));
    }

    /** Notes that a real Orthanc stands in this PACS's place. */
    static void remember(Path folder, URI orthanc) throws IOException {
        Files.writeString(folder.resolve(ORTHANC), orthanc.toString());
    }

    /** The REST API of the Orthanc in this PACS's place, if there is one. */
    static Optional<URI> orthanc(Path folder) throws IOException {
        Path note = folder.resolve(ORTHANC);
        return Files.exists(note)
                ? Optional.of(URI.create(Files.readString(note).strip()))
                : Optional.empty();
    }

    /** All images. */
    static List<Path> images(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".dcm"))
                    .sorted()
                    .toList();
        }
    }

    /** Where the agent listens. */
    static int agentPort(Path folder) throws IOException {
        return Integer.parseInt(Files.readString(folder.resolve(AGENT_PORT)).strip());
    }

    /** Fills the folder with the images of all scans that it lacks, and returns how many images there are. */
    static int fill(Path folder, LocalDate today) throws IOException {
        int images = 0;
        for (DemoScan scan : DemoScan.all(today)) {
            List<Path> files = ScanImages.write(scan, folder);
            images += files.size();
        }
        return images;
    }
}
